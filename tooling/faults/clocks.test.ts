import { type ProviderId, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { listingOf, openAccount } from '../properties/listing.js';
import { fleetOf } from './account.js';
import { faultsOf, providers } from './provider-faults.js';
import { signsOf } from './signs.js';

const minute = 60_000;
const sandboxes: Sandbox[] = [];
afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
});

/** An account, and a sandbox with a clock that is `aheadMs` ahead of the local one. */
async function accountAhead(provider: ProviderId, aheadMs: number, fetch = globalThis.fetch) {
  const sandbox = await startSandbox({
    providers: [provider],
    fleet: fleetOf(provider),
    now: () => Date.now() + aheadMs,
  });
  sandboxes.push(sandbox);
  const account = await openAccount(provider, sandbox.accounts()[faultsOf[provider].account] ?? {}, { fetch });
  const outcomes = () => sandbox.requests.list().map(({ errorCode }) => errorCode ?? 'ok');
  return { account, outcomes, sandbox };
}

describe('a clock that is 10 minutes off', () => {
  const cases = providers.map((provider) => [provider, faultsOf[provider].clock.errorCodes] as const);
  it.each(cases.flatMap((each) => [10, -10].map((minutes) => [...each, minutes] as const)))(
    '%s gets %j from a clock %d minutes ahead, corrects its offset once, and is accepted from then on',
    async (provider, errorCodes, minutes) => {
      const { account, outcomes, sandbox } = await accountAhead(provider, minutes * minute);
      expect(await listingOf(account, 'numbers')).not.toHaveProperty('failure');
      expect(outcomes().filter((outcome) => outcome !== 'ok')).toEqual(errorCodes);
      sandbox.requests.clear();
      expect(await listingOf(account, 'numbers')).not.toHaveProperty('failure');
      expect(new Set(outcomes())).toEqual(new Set(['ok']));
    },
  );

  it('alibaba corrects its offset if the clock is 20 minutes off', async () => {
    const { account, outcomes } = await accountAhead('alibaba', 20 * minute);
    expect(await listingOf(account, 'numbers')).not.toHaveProperty('failure');
    expect(outcomes()).toEqual(['InvalidTimeStamp.Expired', 'ok']);
  });

  it.each(providers.filter((provider) => faultsOf[provider].clock.isSigned))(
    '%s throws clock-skew if the clock of the provider has moved again by the second request',
    async (provider) => {
      let requests = 0;
      const jumping = await startSandbox({ providers: [provider], now: () => Date.now() + requests * 60 * minute });
      sandboxes.push(jumping);
      const fetch: typeof globalThis.fetch = (input, init) => {
        requests += 1;
        return globalThis.fetch(input, init);
      };
      const account = await openAccount(provider, jumping.accounts()[faultsOf[provider].account] ?? {}, { fetch });
      expect(signsOf(await listingOf(account, 'numbers'), 1, requests)).toBe('clock-skew ×2');
    },
  );
});

describe('a nonce that is used a second time', () => {
  /** A network that delivers each of the first `times` requests twice, and returns the second response. */
  function twice(times: number): typeof globalThis.fetch {
    let made = 0;
    return async (input, init) => {
      made += 1;
      const first = await fetch(input, init);
      if (made > times) return first;
      await first.body?.cancel();
      return fetch(input, init);
    };
  }

  it('is rejected by alibaba, and the next attempt has a new one', async () => {
    const { account, outcomes } = await accountAhead('alibaba', 0, twice(1));
    expect(await listingOf(account, 'numbers')).not.toHaveProperty('failure');
    expect(outcomes()).toEqual(['ok', 'SignatureNonceUsed', 'ok']);
  });

  it('in every attempt is unavailable after three attempts', async () => {
    const { account } = await accountAhead('alibaba', 0, twice(Number.POSITIVE_INFINITY));
    expect(signsOf(await listingOf(account, 'numbers'), 1, 3)).toBe('unavailable ↻ ×3');
  });

  it.each(providers.filter((provider) => !faultsOf[provider].clock.hasNonces))(
    'does not affect %s, which has no nonces',
    async (provider) => {
      const { account } = await accountAhead(provider, 0, twice(Number.POSITIVE_INFINITY));
      expect(await listingOf(account, 'numbers')).not.toHaveProperty('failure');
    },
  );
});
