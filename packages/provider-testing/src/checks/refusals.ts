import assert from 'node:assert/strict';
import type { ProviderErrorCode } from '@wabascope/core';
import type { RecordedResponse } from '../exchange.js';
import { always, never } from '../far-side/answer.js';
import { failureOf } from '../listing.js';
import type { Check } from './check.js';

/** So long that nobody waits for it, which keeps the tests fast. */
const retryAfter = { 'retry-after': '3600' };

/** What a gateway in front of any provider may answer, and the codes that fit it. */
const bareStatuses: readonly (readonly [status: number, codes: readonly ProviderErrorCode[]])[] = [
  [401, ['auth']],
  // Some providers answer a wrong credential so.
  [403, ['permission', 'auth']],
  [429, ['rate-limit']],
  [500, ['unavailable']],
  [502, ['unavailable']],
  [503, ['unavailable']],
];

/** Failures come out as the code that says what to do. */
export const checkRefusals: Check = ({ describe, it }, subject) => {
  describe('a refusal', () => {
    it('of a wrong credential is among the fixtures', async () => {
      assert.ok(subject.fixtures.refusals.some(({ code }) => code === 'auth'));
    });

    for (const operation of subject.operations) {
      for (const [status, codes] of bareStatuses) {
        it(`with HTTP ${status} and no JSON makes ${operation.name} throw ${codes.join(' or ')}`, async () => {
          const response = { status, headers: retryAfter, body: '<html>Something is wrong.</html>' };
          const error = await failureOf(operation, await subject.open(always(response)), `HTTP ${status}`);
          assert.ok(codes.includes(error.code), `HTTP ${status} must be ${codes.join(' or ')}, not ${error.code}.`);
          if (status === 429) assert.equal(error.details.retryAfterMs, 3_600_000, 'Retry-After: 3600 is in seconds.');
        });
      }

      subject.fixtures.refusals.forEach(({ code, response }, position) => {
        it(`number ${position + 1} of the fixtures makes ${operation.name} throw ${code}`, async () => {
          const account = await subject.open(always(withRetryAfter(response)));
          const error = await failureOf(operation, account, JSON.stringify(response));
          assert.equal(error.code, code, `${JSON.stringify(response)} must be ${code}; it was: ${error.message}`);
        });
      });
    }

    const [operation] = subject.operations;
    if (operation === undefined) return;

    it('that repeats itself is not repeated endlessly, also when it asks to come back at once', async () => {
      const response = { status: 503, headers: { 'retry-after': '0' }, body: {} };
      const { code } = await failureOf(operation, await subject.open(always(response)), 'HTTP 503 each time');
      assert.equal(code, 'unavailable');
    });

    it('that nobody knows is a ProviderError, and is not repeated', async () => {
      const account = await subject.open(always({ status: 418, body: { zz_unheard: 'of' } }));
      await failureOf(operation, account, 'HTTP 418');
      assert.equal(account.calls.length, 1, 'Nothing says that the same request may succeed later.');
    });

    it('to connect at all is unavailable', async () => {
      const account = await subject.open(() => Promise.reject(connectionRefused()));
      assert.equal((await failureOf(operation, account, 'a refused connection')).code, 'unavailable');
    });

    it('to answer ends with timeout, if the provider has the setting timeoutMs', async () => {
      if (!('timeoutMs' in (await subject.plugin()).settings.info)) return;
      const account = await subject.open(never, { timeoutMs: 20 });
      assert.equal((await failureOf(operation, account, 'no answer')).code, 'timeout');
    });
  });
};

function withRetryAfter(response: RecordedResponse): RecordedResponse {
  return { ...response, headers: { ...retryAfter, ...response.headers } };
}

/** As `fetch` of Node.js tells of a connection that is refused. */
function connectionRefused(): TypeError {
  const cause = Object.assign(new Error('connect ECONNREFUSED 192.0.2.1:443'), { code: 'ECONNREFUSED' });
  return new TypeError('fetch failed', { cause });
}
