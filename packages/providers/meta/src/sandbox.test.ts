import { assessNumber } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { defaultFleet, type Fleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open, serve } from './__fixtures__/account.js';

/** Strict about tokens, proofs and fields, and written without a line of this package. */
let sandbox: Sandbox<'meta'>;
beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
});
afterEach(() => sandbox.close());

/** The named account, with its own secrets only. */
const account = (name: string, changes: object = {}) =>
  open({ appSecret: undefined, ...sandbox.accounts()[name], ...changes });
/** The default fleet with so many numbers in one WABA. */
function withNumbers(wabaId: string, count: number): Fleet['meta'] {
  const numbers = Array.from({ length: count }, (_, index) => ({
    id: `1063405221${String(index).padStart(7, '0')}`,
    display_phone_number: `+961 3 ${600_000 + index}`,
  }));
  const { wabas, ...fleet } = defaultFleet.meta;
  return { ...fleet, wabas: wabas.map((waba) => (waba.fields.id === wabaId ? { ...waba, numbers } : waba)) };
}
const calls = () => sandbox.requests.list().map(({ call }) => call);

describe('against the sandbox', () => {
  it('a business lists what it owns and what is shared with it', async () => {
    const oslo = await account('oslo');
    const { items, warnings } = await listAll(oslo, 'numbers');
    expect(warnings).toEqual([]);
    expect(new Set(items.map(({ wabaName }) => wabaName))).toEqual(new Set(['Nordlys Retail', 'Cedar Care']));
    expect(items).toHaveLength(11);
    const wabas = await listAll(oslo, 'wabas');
    expect(wabas.items.map(({ name, ownershipType }) => [name, ownershipType])).toEqual([
      ['Nordlys Retail', 'SELF'],
      ['Nordlys Labs', 'SELF'],
      ['Cedar Care', 'CLIENT_OWNED'],
    ]);
    expect(wabas.items.map(({ businessName }) => businessName)).toContain('Cedar Clinics SAL');
  });

  it('Meta’s health outranks what the status says, in both directions', async () => {
    const { items } = await listAll(await account('oslo'), 'numbers');
    const judged = (displayPhoneNumber: string) => {
      const number = items.find((each) => each.displayPhoneNumber === displayPhoneNumber);
      return { status: number?.status, ...(number && assessNumber(number)) };
    };
    expect(judged('+47 21 23 45 05')).toMatchObject({
      status: 'RESTRICTED',
      canSendMessage: 'BLOCKED',
      verdictFrom: 'provider',
      reasons: [{ code: 'health-blocked', meta: { description: expect.any(String) } }, { code: 'number-restricted' }],
    });
    expect(judged('+47 21 23 45 02')).toMatchObject({
      canSendMessage: 'AVAILABLE',
      verdictFrom: 'provider',
      reasons: [
        { code: 'health-calls', meta: { code: 138024 } },
        { code: 'quality-yellow' },
        { code: 'callback-differs' },
      ],
    });
  });

  it('a payment that fails blocks the connected numbers of its WABA', async () => {
    const { items } = await listAll(await account('tripoli'), 'numbers');
    expect(items.map((number) => ({ status: number.status, ...assessNumber(number) }))).toMatchObject(
      Array(2).fill({
        status: 'CONNECTED',
        canSendMessage: 'BLOCKED',
        verdictFrom: 'provider',
        reasons: [{ code: 'waba-payment', meta: { code: 141006, solution: expect.any(String) } }],
      }),
    );
  });

  it('the account with contradictory health shows the limits that health does not lift', async () => {
    const { items } = await listAll(await account('contradictory-health'), 'numbers');
    expect(items.map((number) => ({ status: number.status, ...assessNumber(number) }))).toMatchObject([
      { status: 'DELETED', canSendMessage: 'BLOCKED', verdictFrom: 'inferred', providerVerdict: 'AVAILABLE' },
      { status: 'RESTRICTED', canSendMessage: 'AVAILABLE', verdictFrom: 'provider' },
      { status: 'CONNECTED', canSendMessage: 'AVAILABLE', verdictFrom: 'provider' },
    ]);
  });

  it('one WABA of an app that requires proof', async () => {
    const { items, warnings } = await listAll(await account('beirut'), 'numbers');
    expect(warnings).toEqual([]);
    expect(
      items
        .map(({ status }) => status)
        .sort()
        .join(' '),
    ).toBe('CONNECTED CONNECTED DELETED DISCONNECTED MIGRATED UNVERIFIED');
    expect(calls()).toEqual(['phone_numbers', 'node']);
    const bare = await account('beirut', { appSecret: undefined });
    await expect(listAll(bare, 'numbers')).rejects.toMatchObject({
      code: 'auth',
      details: { settings: ['appSecret', 'accessToken'] },
    });
  });

  it('the WABAs of a token, one of which may not be read', async () => {
    const { items, warnings } = await listAll(await account('tripoli'), 'numbers');
    expect(items.map(({ wabaName }) => wabaName)).toEqual(['Cedar Home Visits', 'Cedar Home Visits']);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('WABA 10229012934000006 could not be read') }]);
    expect(calls()[0]).toBe('debug_token');
  });

  it('a token without certain WABAs, or without an app, is an error with the settings to add', async () => {
    const unbound = await account('oslo', {
      businessId: undefined,
      appId: '634974688000001',
      appSecret: '1a2b3c4d5e6f708192a3b4c5d6e7f809',
    });
    await expect(listAll(unbound, 'numbers')).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('businessId'),
    });
    const itself = await account('tripoli', { appId: undefined });
    await expect(listAll(itself, 'numbers')).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('appId'),
    });
  });

  it.each([
    [{ accessToken: 'EAA-wrong' }, 'auth', 'accessToken'],
    [{ businessId: undefined, wabaId: '506914307000001' }, 'config', 'businessId'],
    [{ businessId: '10229012934000001' }, 'config', 'wabaId'],
    [{ businessId: undefined, wabaId: '10634052200000001' }, 'config', 'phone number'],
    [{ businessId: '506914307000002' }, 'not-found', 'businessId'],
  ])('%j causes the error %s', async (changes, code, words) => {
    for (const kind of ['numbers', 'wabas'] as const) {
      const outcome = listAll(await account('oslo', changes), kind);
      await expect(outcome).rejects.toMatchObject({ code });
      await expect(outcome).rejects.toSatisfy((error) => JSON.stringify(error).includes(words));
      await expect(outcome).rejects.not.toSatisfy((error) => JSON.stringify(error).includes('EAA-'));
    }
  });

  it('all pages of a long list are read, and links that lead to another host are not followed', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ providers: ['meta'], fleet: { meta: withNumbers('10229012934000004', 230) } });
    const foreign = await serve(() => ({ status: 200, body: { data: [] } }));
    await sandbox.faults.set({ kind: 'foreign-links', origin: foreign.baseUrl });
    const { items, warnings } = await listAll(await account('beirut'), 'numbers');
    expect(new Set(items.map(({ id }) => id)).size).toBe(230);
    expect(warnings).toEqual([]);
    expect(calls()).toEqual(['phone_numbers', 'node', 'phone_numbers', 'phone_numbers']);
    expect(foreign.received).toEqual([]);
  });

  it('an older version shows the limit of the number', async () => {
    const { items, warnings } = await listAll(await account('beirut', { apiVersion: 'v23.0' }), 'numbers');
    expect(warnings).toEqual([]);
    expect(items.map(({ messagingLimit }) => messagingLimit?.tier)).toContain('TIER_1K');
    expect(items.map(({ messagingLimit }) => messagingLimit?.scope)).not.toContain('portfolio');
  });

  it('a reached limit is an error with the wait', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ providers: ['meta'], rateLimits: { meta: { requests: 2, perMs: 3_600_000 } } });
    const beirut = await account('beirut');
    await listAll(beirut, 'numbers');
    await expect(listAll(beirut, 'numbers')).rejects.toMatchObject({
      code: 'rate-limit',
      details: { upstreamCode: '80007', retryAfterMs: 3_600_000, attempts: 1 },
    });
  });

  it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
    const beirut = await account('beirut');
    const { items } = await listAll(beirut, 'numbers');
    await sandbox.faults.set({ kind: 'unknown-words' });
    const strange = await listAll(beirut, 'numbers');
    expect(strange.items).toHaveLength(items.length);
    expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
    await sandbox.faults.set({ kind: 'odd-row' });
    const odd = await listAll(beirut, 'numbers');
    expect(odd.items).toEqual(items);
    expect(odd.warnings.map(({ type }) => type)).toEqual(['skipped-item']);
    await sandbox.faults.set({ kind: 'wrong-types', of: 'payload', call: 'phone_numbers' });
    await expect(listAll(beirut, 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
  });
});
