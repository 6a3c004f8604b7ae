import assert from 'node:assert/strict';
import { allPages, openRecorded } from '../listing.js';
import { atOtherTime, hasOtherTime } from '../other-time.js';
import type { Check } from './check.js';

/** A host corrects the clock of the context, and may set it in tests. */
export const checkClock: Check = ({ describe, it }, subject) => {
  describe('the clock of the context', () => {
    for (const operation of subject.operations) {
      it(`is the only one in a request of ${operation.name}`, async () => {
        const [exchanges = []] = operation.listings;
        const { account } = await openRecorded(subject, exchanges);
        await Promise.allSettled([atOtherTime(() => allPages(operation, account))]);
        for (const { method, url, headers, body } of account.calls) {
          const places = {
            path: url.pathname,
            query: String([...url.searchParams]),
            ...Object.fromEntries(headers),
            body,
          };
          const wrong = Object.entries(places).filter(([, text]) => hasOtherTime(text));
          assert.deepEqual(
            wrong.map(([place]) => place),
            [],
            `${method} ${url.pathname} contains the time of Date. Use context.now() or, with the kit, request.now.`,
          );
        }
      });
    }
  });
};
