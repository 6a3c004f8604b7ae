import assert from 'node:assert/strict';
import { rateLimitsOf } from '@wabascope/core';
import { allPages, list, openRecorded, replay } from '../listing.js';
import { unseenRequests } from '../subject.js';
import { noteWork } from '../work.js';
import { assertNoRedirect, assertSignal } from './assert-call.js';
import type { Check } from './check.js';

const noState = 'Keep the state of a listing in its own variables, not in the provider.';

/** The requests that the provider makes. */
export const checkRequests: Check = ({ describe, it }, subject) => {
  describe('the requests', () => {
    for (const operation of subject.operations) {
      const [exchanges = []] = operation.listings;

      it(`of ${operation.name} have a signal, also when the caller passes none, so that they end in time`, async () => {
        const { account } = await openRecorded(subject, exchanges);
        await list(operation, account);
        for (const call of account.calls) assertSignal(call);
      });

      it(`of ${operation.name} follow no redirect, which would carry the credential to another host`, async () => {
        const { account } = await openRecorded(subject, exchanges);
        await list(operation, account);
        for (const call of account.calls) assertNoRedirect(call);
      });

      it(`of ${operation.name} name only scopes that a rate limit of the plugin has`, async () => {
        const { account } = await openRecorded(subject, exchanges);
        await list(operation, account);
        const scopes = rateLimitsOf((await subject.plugin()).rateLimit).map(({ scope }) => scope);
        for (const scope of account.scopes) assert.ok(scopes.includes(scope), `No rate limit has the scope ${scope}.`);
      });

      it(`of ${operation.name} go through the fetch of the context only`, async () => {
        const { requests } = await noteWork(async () => {
          const { account } = await openRecorded(subject, exchanges);
          await Promise.allSettled([allPages(operation, account)]);
        });
        assert.ok(requests.length === 0, unseenRequests(requests));
      });

      it(`of ${operation.name} do not disturb each other when two listings run at once`, async () => {
        const alone = await replay(subject, operation, exchanges);
        const { account } = await openRecorded(subject, exchanges);
        const both = await Promise.all([list(operation, account), list(operation, account)]);
        assert.deepEqual(both, [alone, alone], `Each of two listings must give what one alone gives. ${noState}`);
      });

      it(`of ${operation.name} can be repeated, with the same outcome`, async () => {
        const { account } = await openRecorded(subject, exchanges);
        const first = await list(operation, account);
        assert.deepEqual(await list(operation, account), first, `A second listing must give the same. ${noState}`);
      });

      it(`of ${operation.name} go to the fetch of their account when several accounts are open`, async () => {
        const { account: first } = await openRecorded(subject, exchanges);
        const { account: second } = await openRecorded(subject, exchanges);
        await list(operation, first);
        assert.ok(first.calls.length > 0, 'The account that lists must make the requests.');
        assert.equal(second.calls.length, 0, 'Another account must not.');
      });
    }
  });
};
