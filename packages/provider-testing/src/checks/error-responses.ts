import assert from 'node:assert/strict';
import type { ProviderErrorCode } from '@wabascope/core';
import type { Exchange } from '../exchange.js';
import { isRecorded } from '../fake-api/match.js';
import { playback } from '../fake-api/playback.js';
import { always, alwaysFinal, never, toResponse } from '../fake-api/respond.js';
import { assertCode, failureOf, openRecorded } from '../listing.js';
import { type Reading, readingsOf } from '../reading.js';
import type { Subject } from '../subject.js';
import { resultOf } from '../work.js';
import type { Check } from './check.js';

/** Responses of a gateway in front of any provider, and the codes that they must lead to. */
const bareStatuses: readonly (readonly [status: number, codes: readonly ProviderErrorCode[]])[] = [
  [401, ['auth']],
  // Some providers use it for a wrong credential.
  [403, ['permission', 'auth']],
  [429, ['rate-limit']],
  [500, ['unavailable']],
  [502, ['unavailable']],
  [503, ['unavailable']],
];

/** Each error has the right code. */
export const checkErrorResponses: Check = ({ describe, it }, subject) => {
  describe('an error', () => {
    it('for a wrong credential is among the fixtures', async () => {
      const remedy = 'Record in fixtures.errors how the API rejects a wrong credential, with the code auth.';
      assert.ok(
        subject.fixtures.errors.some(({ code }) => code === 'auth'),
        remedy,
      );
    });

    for (const operation of subject.operations) {
      for (const [status, codes] of bareStatuses) {
        it(`of HTTP ${status} without JSON makes ${operation.name} throw ${codes.join(' or ')}`, async () => {
          const response = { status, body: '<html>Something is wrong.</html>' };
          const error = await failureOf(operation, await subject.open(alwaysFinal(response)), `HTTP ${status}`);
          assert.ok(codes.includes(error.code), `HTTP ${status} must be ${codes.join(' or ')}, not ${error.code}.`);
          if (status === 429) assert.equal(error.details.retryAfterMs, 3_600_000, 'Retry-After: 3600 is in seconds.');
        });
      }

      subject.fixtures.errors.forEach(({ code, response }, position) => {
        it(`number ${position + 1} of the fixtures makes ${operation.name} throw ${code}`, async () => {
          const account = await subject.open(alwaysFinal(response));
          const error = await failureOf(operation, account, JSON.stringify(response));
          assert.equal(error.code, code, `${JSON.stringify(response)} must be ${code}; it was: ${error.message}`);
        });
      });
    }

    for (const reading of readingsOf(subject)) {
      it(`of HTTP 503 that does not occur again loses nothing of ${reading.name}, whichever request it ends`, async () => {
        const each = reading.recordings.flatMap((exchanges) =>
          exchanges.map((exchange) => assertRepeated(subject, reading, exchanges, exchange)),
        );
        // All of them end before the test does.
        for (const outcome of await Promise.allSettled(each)) resultOf(outcome);
      });
    }

    const [operation] = subject.operations;
    if (operation === undefined) return;

    it('that persists ends the retries, also with Retry-After: 0', async () => {
      const response = { status: 503, headers: { 'retry-after': '0' }, body: {} };
      assertCode(await failureOf(operation, await subject.open(always(response)), 'HTTP 503 each time'), 'unavailable');
    });

    it('that is not documented is a ProviderError without a retry', async () => {
      const account = await subject.open(always({ status: 418, body: { zz_unheard: 'of' } }));
      await failureOf(operation, account, 'HTTP 418');
      assert.equal(account.calls.length, 1, 'Nothing indicates that the same request may succeed later.');
    });

    it('of the connection is unavailable', async () => {
      const account = await subject.open(() => Promise.reject(connectionRefused()));
      assertCode(await failureOf(operation, account, 'a refused connection'), 'unavailable');
    });

    it('of a missing response is timeout, if the provider has the setting timeoutMs', async () => {
      if (!('timeoutMs' in (await subject.plugin()).settings.info)) return;
      const account = await subject.open(never, { timeoutMs: 20 });
      assertCode(await failureOf(operation, account, 'no response'), 'timeout');
    });
  });
};

/** Reads recorded exchanges, one of which fails the first time. */
async function assertRepeated(
  subject: Subject,
  { name, read }: Reading,
  exchanges: readonly Exchange[],
  { request }: Exchange,
): Promise<void> {
  const undisturbed = await read((await openRecorded(subject, exchanges)).account);
  const { respond } = playback(exchanges, subject.baseUrl);
  const failures = [toResponse({ status: 503, headers: { 'retry-after': '0' }, body: '' })];
  const account = await subject.open(
    (call) => (isRecorded(call, request, subject.baseUrl) ? failures.pop() : undefined) ?? respond(call),
  );
  const [outcome] = await Promise.allSettled([read(account)]);
  const which = `${request.method} ${request.path} ${JSON.stringify(request.query ?? {})}`;
  const remedy = 'Send the request again, as createHttpClient of the kit does. Reading is safe to repeat.';
  if (outcome.status === 'rejected') {
    assert.fail(`${name} gives up after one HTTP 503 for ${which}. ${remedy} It threw: ${outcome.reason}`);
  }
  assert.deepEqual(outcome.value, undisturbed, `${name} differs after one HTTP 503 for ${which}. ${remedy}`);
}

/** The error of Node.js `fetch` for a refused connection. */
function connectionRefused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}
