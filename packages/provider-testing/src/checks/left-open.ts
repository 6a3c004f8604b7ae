import assert from 'node:assert/strict';
import { allPages, openRecorded } from '../listing.js';
import { noteWork } from '../work.js';
import type { Check } from './check.js';

/** A host ends when its own work has ended. */
export const checkLeftOpen: Check = ({ describe, it }, subject) => {
  describe('the end of a listing', () => {
    it('leaves nothing open that keeps the process alive, such as a timer, a server or a watcher', async () => {
      const { open } = await noteWork(async () => {
        for (const operation of subject.operations) {
          const [exchanges = []] = operation.listings;
          const { account } = await openRecorded(subject, exchanges);
          await Promise.allSettled([allPages(operation, account)]);
        }
      });
      const all = [...new Set([...subject.leftOpen, ...open])];
      const remedy = 'Start nothing in a module, and close before a listing ends what it started.';
      assert.ok(all.length === 0, `The provider keeps the process alive: ${all.join(', ')}. ${remedy}`);
    });
  });
};
