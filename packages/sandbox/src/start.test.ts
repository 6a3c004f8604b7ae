import { afterEach, describe, expect, it } from 'vitest';
import { accountOf } from './__fixtures__/accounts.js';
import { alibabaRequest, antgstRequest, awalRequest, send } from './__fixtures__/signed-requests.js';
import { type Fault, type Sandbox, startSandbox } from './index.js';
import { providerIds } from './providers/index.js';

let sandbox: Sandbox;
const open = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  sandbox = await startSandbox(options);
};
afterEach(() => sandbox.close());
const numbers = () => send(antgstRequest(accountOf(sandbox, 'antgst', 'atlas')));

describe('startSandbox', () => {
  it('gives each provider a port and an address that replaces the documented base', async () => {
    await open();
    expect(sandbox.baseUrls).toMatchObject({
      alibaba: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      awal: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/developer$/),
      nxcloud: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      antgst: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\/whatsapp$/),
      meta: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    const ports = providerIds.map((id) => new URL(sandbox.baseUrls[id]).port);
    expect(new Set(ports).size).toBe(providerIds.length);
  });

  it('has accounts for a configuration file: two spaces under one key, and every provider', async () => {
    await open();
    const accounts = sandbox.accounts();
    expect(new Set(Object.values(accounts).map(({ provider }) => provider))).toEqual(new Set(providerIds));
    const { singapore, 'hong-kong': hongKong } = accounts;
    expect(singapore).toMatchObject({
      provider: 'alibaba',
      baseUrl: sandbox.baseUrls.alibaba,
      isvCode: expect.any(String),
    });
    expect(hongKong).toMatchObject({ accessKeyId: sandbox.credentials.alibaba.accessKeyId });
    expect(singapore).not.toMatchObject({ custSpaceId: accountOf(sandbox, 'alibaba', 'hong-kong').custSpaceId });
    expect(accounts.jakarta).toHaveProperty('securityToken');
    expect(accounts.dubai).toHaveProperty('signingPath', 'full');
  });

  it('starts only the given providers, on the given ports', async () => {
    const first = await startSandbox({ providers: ['antgst'] });
    const port = Number(new URL(first.baseUrls.antgst).port);
    await first.close();
    const second = await startSandbox({ providers: ['antgst'], ports: { antgst: port } });
    expect(second.baseUrls).toEqual({ antgst: `http://127.0.0.1:${port}/v1/whatsapp` });
    expect(Object.keys(second.accounts())).toEqual(['atlas']);
    await second.close();
    await open();
  });

  it('frees its other ports if one of them is taken', async () => {
    await open();
    const [alibaba, awal] = [sandbox.baseUrls.alibaba, sandbox.baseUrls.awal].map((url) => Number(new URL(url).port));
    await sandbox.close();
    const taker = await startSandbox({ providers: ['antgst'], ports: { antgst: awal ?? 0 } });
    const ports = { alibaba: alibaba ?? 0, awal: awal ?? 0 };
    await expect(startSandbox({ ports })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await taker.close();
    const again = await startSandbox({ ports });
    await again.close();
  });

  it('names the fleet that has no account', async () => {
    await open();
    await expect(startSandbox({ fleet: { awal: [] } })).rejects.toThrow('The fleet of awal has no account');
  });

  it('dates every response by its own clock, also errors and faults', async () => {
    await open({ now: () => Date.parse('2030-01-02T03:04:05.678Z'), faults: [{ kind: 'html', provider: 'nxcloud' }] });
    for (const response of [
      await numbers(),
      await fetch(sandbox.baseUrls.alibaba),
      await fetch(sandbox.baseUrls.nxcloud),
    ]) {
      expect(response.headers.get('date')).toBe('Wed, 02 Jan 2030 03:04:05 GMT');
    }
  });

  it('refuses connections after close, and faults do not open it again', async () => {
    await open();
    await sandbox.close();
    await sandbox.faults.clear();
    await expect(numbers()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await sandbox.close();
  });

  it('logs a line for each request', async () => {
    const lines: string[] = [];
    await open({ log: (line) => lines.push(line) });
    await numbers();
    await send(awalRequest({ ...accountOf(sandbox, 'awal', 'riyadh'), hmacSecret: 'wrong' }));
    await fetch(sandbox.baseUrls.antgst);
    expect(lines).toEqual([
      'antgst businessPhoneNumber 200',
      'awal waba-numbers 401 authentication_failed',
      'antgst unknown call 404 404',
    ]);
  });
});

describe('invalid options are rejected', () => {
  it.each([0, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('maxRequests: %d', async (maxRequests) => {
    await expect(startSandbox({ providers: [], maxRequests })).rejects.toThrow(/^maxRequests must be an integer/);
  });

  it.each<Fault>([
    { kind: 'slow-first-byte', ms: 2 ** 31 },
    { kind: 'slow-first-byte', ms: Number.NaN },
    { kind: 'drip', everyMs: -1 },
  ])('a time that no timer can wait: %o', async (fault) => {
    await expect(startSandbox({ providers: [], faults: [fault] })).rejects.toThrow(
      /ms of a fault must be .* 2147483647/i,
    );
    const sandbox = await startSandbox({ providers: [] });
    await expect(sandbox.faults.set(fault)).rejects.toThrow(RangeError);
    await sandbox.close();
  });
});

describe('the request log', () => {
  it('has calls and statuses, without values of headers or the query', async () => {
    await open({ now: () => 1_800_000_000_000 });
    const account = { ...accountOf(sandbox, 'alibaba', 'jakarta') };
    await (await send(alibabaRequest(account, { at: 1_800_000_000_000 }))).text();
    const [request] = sandbox.requests.list({ provider: 'alibaba' });
    expect(request).toMatchObject({
      provider: 'alibaba',
      call: 'QueryChatappPhoneNumbers',
      at: 1_800_000_000_000,
      method: 'POST',
      path: '/',
      status: 200,
      faults: [],
    });
    expect(request?.headerNames).toEqual(expect.arrayContaining(['authorization', 'x-acs-security-token']));
    expect(await request?.ended).toBe('completed');
    const text = JSON.stringify(request);
    for (const secret of [account.accessKeyId, account.accessKeySecret, account.securityToken ?? '']) {
      expect(text).not.toContain(secret);
    }
  });

  it('resolves with the n-th request, before or after it arrives', async () => {
    await open();
    const second = sandbox.requests.nth(2, { call: 'businessAccounts' });
    await numbers();
    for (const page of [1, 2]) {
      await send(antgstRequest(accountOf(sandbox, 'antgst', 'atlas'), `/businessAccounts?pageNo=${page}`));
    }
    expect(await second).toBe(sandbox.requests.list({ call: 'businessAccounts' })[1]);
    expect(await sandbox.requests.nth(1)).toMatchObject({ call: 'businessPhoneNumber' });
    sandbox.requests.clear();
    expect(sandbox.requests.list()).toEqual([]);
  });

  it('keeps the newest requests only, and counts older ones', async () => {
    await open({ maxRequests: 2 });
    for (let count = 0; count < 3; count += 1) await numbers();
    await fetch(sandbox.baseUrls.antgst);
    expect(sandbox.requests.list()).toMatchObject([{ call: 'businessPhoneNumber' }, { call: undefined }]);
    const [kept] = sandbox.requests.list();
    expect(await sandbox.requests.nth(3, { call: 'businessPhoneNumber' })).toBe(kept);
    await expect(sandbox.requests.nth(2)).rejects.toThrow('the log holds the newest 2');
    const next = sandbox.requests.nth(4, { call: 'businessPhoneNumber' });
    await numbers();
    expect(await next).toBe(sandbox.requests.list()[1]);
    sandbox.requests.clear();
    await numbers();
    expect(await sandbox.requests.nth(1)).toBe(sandbox.requests.list()[0]);
  });

  it('stops waiting when its signal aborts', async () => {
    await open();
    const reason = new Error('enough');
    const waiting = new AbortController();
    const never = sandbox.requests.nth(1, {}, waiting.signal);
    waiting.abort(reason);
    await expect(never).rejects.toBe(reason);
    await expect(sandbox.requests.nth(1, {}, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
