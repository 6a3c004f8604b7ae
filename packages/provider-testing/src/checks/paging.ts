import assert from 'node:assert/strict';
import { always } from '../far-side/answer.js';
import { tooManyCalls } from '../far-side/far-side.js';
import { list, providerError, replay } from '../listing.js';
import type { Check } from './check.js';

/** A provider that goes in circles must not take the host with it. */
export const checkPaging: Check = ({ describe, it }, subject) => {
  describe('a page', () => {
    for (const operation of subject.operations) {
      it(`that comes again and again ends ${operation.name}, with a warning or an error`, async () => {
        const [exchanges = []] = operation.listings;
        const [first] = exchanges;
        if (first === undefined) return;
        const { pages } = await replay(subject, operation, exchanges);
        const account = await subject.open(always(first.response));
        const [outcome] = await Promise.allSettled([list(operation, account)]);
        assert.ok(account.calls.length <= tooManyCalls, 'It asks without end.');
        if (outcome.status === 'rejected') providerError(outcome.reason, operation.name);
        else if (pages > 1 && account.calls.length > 1) {
          assert.ok(outcome.value.warnings.length > 0, 'The list may be incomplete, and nothing says so.');
        }
      });
    }
  });
};
