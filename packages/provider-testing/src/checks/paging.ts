import assert from 'node:assert/strict';
import { tooManyCalls } from '../fake-api/fake-api.js';
import { always } from '../fake-api/respond.js';
import { list, providerError, replay } from '../listing.js';
import type { Check } from './check.js';

/** A provider that pages forever must not block the host. */
export const checkPaging: Check = ({ describe, it }, subject) => {
  describe('a page', () => {
    for (const operation of subject.operations) {
      it(`that repeats ends ${operation.name}, with a warning or an error`, async () => {
        const [exchanges = []] = operation.listings;
        const [first] = exchanges;
        if (first === undefined) return;
        const { pages } = await replay(subject, operation, exchanges);
        const account = await subject.open(always(first.response));
        const [outcome] = await Promise.allSettled([list(operation, account)]);
        assert.ok(account.calls.length <= tooManyCalls, 'It never stops making requests.');
        if (outcome.status === 'rejected') providerError(outcome.reason, operation.name);
        else if (pages > 1 && account.calls.length > 1) {
          assert.ok(outcome.value.warnings.length > 0, 'The list may be incomplete, so there must be a warning.');
        }
      });
    }
  });
};
