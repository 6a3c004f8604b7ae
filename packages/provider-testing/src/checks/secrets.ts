import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { rateLimitsOf } from '@wabascope/core';
import { alwaysFinal } from '../fake-api/respond.js';
import { list, openRecorded } from '../listing.js';
import type { Account, Subject } from '../subject.js';
import type { Check } from './check.js';

/** A secret goes to the provider, in a header or as a signature, and appears nowhere else. */
export const checkSecrets: Check = ({ describe, it }, subject) => {
  describe('a secret', () => {
    it('does not show in the validated settings', async () => {
      const { schema } = (await subject.plugin()).settings;
      for (const settings of subject.completeSettings) {
        const result = await schema['~standard'].validate(settings);
        await assertHidden(subject, result, 'the validated settings');
      }
    });

    it('does not show in an account', async () => {
      const { account } = await openRecorded(subject, subject.fixtures.numbers);
      await assertHidden(subject, account.provider, 'the provider, before a listing');
      await Promise.all(subject.operations.slice(0, 1).map((operation) => list(operation, account)));
      await assertHidden(subject, account.provider, 'the provider, after a listing');
    });

    it('does not show in the key of a rate limit', async () => {
      const { settings, rateLimit } = await subject.plugin();
      for (const complete of subject.completeSettings) {
        const result = await settings.schema['~standard'].validate(complete);
        if (result.issues !== undefined) return;
        for (const { key } of rateLimitsOf(rateLimit)) {
          await assertHidden(subject, key(result.value), 'the key of a rate limit');
        }
      }
    });

    for (const operation of subject.operations) {
      it(`does not show in a URL, a row or a warning of ${operation.name}`, async () => {
        for (const exchanges of operation.listings) {
          const { account } = await openRecorded(subject, exchanges);
          const listing = await list(operation, account);
          await assertHidden(subject, listing, 'the listing');
          const urls = account.calls.map(({ url }) => [url.href, decodeURIComponent(url.href)]);
          await assertHidden(subject, urls, 'a URL, which proxies log');
        }
      });

      it(`does not show in an error or the log of ${operation.name}`, async () => {
        const assertNothingShows = async (account: Account) => {
          const [outcome] = await Promise.allSettled([list(operation, account)]);
          const error: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
          await assertHidden(subject, error, 'an error');
          if (error instanceof Error) await assertHidden(subject, [error.message, error.stack], 'an error');
          await assertHidden(subject, account.logged, 'the log');
        };
        await Promise.all((await failingAccounts(subject)).map(assertNothingShows));
      });
    }
  });
};

/** Accounts whose requests all fail, each account in a different way. */
async function failingAccounts({ fixtures, open, secrets }: Subject): Promise<Account[]> {
  const responses = fixtures.errors.map(({ response }) => response);
  const accounts = [...responses, { status: 401 }, { status: 503 }, { status: 200, body: '<html>' }].map((response) =>
    open(alwaysFinal(response)),
  );
  // `fetch` may quote the headers in its error.
  const quoting = new TypeError(`invalid header: ${(await secrets()).join(', ')}`);
  return Promise.all([...accounts, open(() => Promise.reject(quoting))]);
}

export async function assertHidden({ secrets }: Subject, value: unknown, where: string): Promise<void> {
  const shown = [inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }), toJson(value)].join('\n');
  for (const secret of await secrets()) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      assert.ok(!shown.includes(form), `A secret shows in ${where}.`);
    }
  }
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
