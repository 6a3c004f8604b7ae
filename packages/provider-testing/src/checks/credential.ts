import assert from 'node:assert/strict';
import type { Exchange } from '../exchange.js';
import { alwaysFinal, never, type Respond } from '../fake-api/respond.js';
import { openRecorded, providerError } from '../listing.js';
import { describeCredential } from '../reading.js';
import { assertNoRedirect, assertSignal } from './assert-call.js';
import type { Check } from './check.js';
import { assertHidden } from './secrets.js';

/** The description of a credential. */
export const checkCredential: Check = ({ describe, it }, subject) => {
  const exchanges: readonly Exchange[] | undefined = subject.fixtures.credential;

  describe('the credential', () => {
    it('is described exactly when the fixtures have an exchange for it', async () => {
      const { provider } = await subject.open(never);
      const isDescribed = provider.describeCredential !== undefined;
      assert.equal(isDescribed, exchanges !== undefined, 'describeCredential and fixtures.credential must agree.');
    });

    if (exchanges === undefined) return;

    it('is described with the time of its end, in UTC, and the permissions that it lacks', async () => {
      const { account } = await openRecorded(subject, exchanges);
      const { expiresAt, missingPermissions, ...rest } = Object(await describeCredential(account));
      assert.deepEqual(Object.keys(rest), [], 'A description has expiresAt and missingPermissions only.');
      if (expiresAt !== undefined) {
        const isUtc = typeof expiresAt === 'string' && new Date(expiresAt).toISOString() === expiresAt;
        assert.ok(isUtc, 'expiresAt must have the format of Date.toISOString().');
      }
      if (missingPermissions !== undefined) {
        assert.ok(Array.isArray(missingPermissions), 'missingPermissions must be a list.');
        const areTexts = missingPermissions.every((each) => typeof each === 'string' && each !== '');
        assert.ok(areTexts, 'missingPermissions must contain strings.');
      }
    });

    it('does not show in its description', async () => {
      const { account } = await openRecorded(subject, exchanges);
      await assertHidden(subject, await describeCredential(account), 'the description');
    });

    it('is described with requests that have a signal and follow no redirect', async () => {
      const { account } = await openRecorded(subject, exchanges);
      await describeCredential(account);
      assert.ok(account.calls.length > 0, 'describeCredential must use the fetch of the context.');
      for (const call of account.calls) {
        assertSignal(call);
        assertNoRedirect(call);
      }
    });

    it('is not described after a failure: it throws a ProviderError without a secret', async () => {
      const bodies: Respond[] = [
        ...subject.fixtures.errors.map(({ response }) => alwaysFinal(response)),
        alwaysFinal({ status: 401, body: '<html>Something is wrong.</html>' }),
        alwaysFinal({ status: 503, body: '' }),
        alwaysFinal({ status: 200, body: '<html>Something is wrong.</html>' }),
        () => Promise.reject(new TypeError('fetch failed')),
      ];
      const assertThrows = async (respond: Respond) => {
        const [outcome] = await Promise.allSettled([describeCredential(await subject.open(respond))]);
        if (outcome.status === 'fulfilled') assert.fail('describeCredential must throw when every request fails.');
        await assertHidden(subject, providerError(outcome.reason, 'describeCredential'), 'an error');
      };
      await Promise.all(bodies.map(assertThrows));
    });

    it('is not described after an abort', async () => {
      const before = new Error('aborted before');
      const { account } = await openRecorded(subject, exchanges);
      await assertRejects(describeCredential(account, { signal: AbortSignal.abort(before) }), before);
      assert.equal(account.calls.length, 0, 'No request may be made after the abort.');
      const during = new AbortController();
      const reason = new Error('aborted during the request');
      const left = await subject.open((call) => {
        // In a later turn, when the provider waits.
        setImmediate(() => during.abort(reason));
        return never(call);
      });
      await assertRejects(describeCredential(left, { signal: during.signal }), reason);
    });
  });
};

async function assertRejects(description: Promise<unknown>, reason: unknown): Promise<void> {
  await assert.rejects(
    description,
    (error) => error === reason,
    'describeCredential must reject with signal.reason itself.',
  );
}
