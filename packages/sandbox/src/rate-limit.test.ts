import { afterEach, describe, expect, it } from 'vitest';
import { accountOf } from './__fixtures__/accounts.js';
import { alibabaRequest, awalRequest, bodyOf, send } from './__fixtures__/signed-requests.js';
import { type Sandbox, type SandboxOptions, startSandbox } from './index.js';

const start = Date.parse('2026-03-01T12:00:00Z');
let clock = start;
let sandbox: Sandbox;
async function open(options: SandboxOptions = {}) {
  clock = start;
  sandbox = await startSandbox({ now: () => clock, ...options });
}
afterEach(() => sandbox.close());

async function alibaba(after: number, name = 'singapore', action = 'QueryChatappPhoneNumbers') {
  clock = start + after;
  return send(alibabaRequest(accountOf(sandbox, 'alibaba', name), { at: clock, action }));
}

async function statuses(responses: Promise<Response>[]): Promise<number[]> {
  return (await Promise.all(responses)).map(({ status }) => status);
}

describe('Alibaba admits ten requests in any second', () => {
  it('in a window that starts at any time, and does not count rejected requests', async () => {
    await open();
    for (let i = 0; i < 5; i += 1) expect((await alibaba(0)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) expect((await alibaba(900)).status).toBe(200);
    expect((await alibaba(999)).status).toBe(400);
    expect(await statuses(Array.from({ length: 5 }, () => alibaba(1000)))).toEqual([200, 200, 200, 200, 200]);
    expect((await alibaba(1899)).status).toBe(400);
    expect((await alibaba(1900)).status).toBe(200);
  });

  it('says in milliseconds when to retry, and logs the error code', async () => {
    await open();
    for (let i = 0; i < 10; i += 1) await alibaba(i);
    const rejected = await alibaba(300);
    expect(rejected.headers.get('x-acs-retry-after')).toBe('700');
    expect(await bodyOf(rejected)).toMatchObject({ Code: 'Throttling.User' });
    expect(sandbox.requests.list().filter(({ errorCode }) => errorCode === 'Throttling.User')).toHaveLength(1);
  });

  it('for each access key: spaces and actions of one key share the limit, another key does not', async () => {
    await open();
    for (let i = 0; i < 5; i += 1) {
      await alibaba(0, 'singapore', 'QueryChatappBindWaba');
      await alibaba(0, 'hong-kong');
    }
    expect((await alibaba(0)).status).toBe(400);
    expect((await alibaba(0, 'jakarta')).status).toBe(200);
  });

  it('or as many as the options say', async () => {
    await open({ rateLimits: { alibaba: { requests: 2, perMs: 50 } } });
    expect(await statuses([alibaba(0), alibaba(0), alibaba(0)])).toEqual([200, 200, 400]);
    expect((await alibaba(50)).status).toBe(200);
  });

  it('or as several limits say: all must admit a request, and a rejected one counts for none', async () => {
    const numbers = 'QueryChatappPhoneNumbers';
    await open({
      rateLimits: {
        alibaba: [
          { requests: 2, perMs: 100 },
          { requests: 3, perMs: 1_000 },
          { requests: 1, perMs: 400, scope: numbers },
        ],
      },
    });
    const wabas = (after: number) => alibaba(after, 'singapore', 'QueryChatappBindWaba');
    expect((await alibaba(0)).status).toBe(200);
    const rejected = await alibaba(0);
    expect([rejected.status, rejected.headers.get('x-acs-retry-after')]).toEqual([400, '400']);
    expect((await wabas(0)).status).toBe(200);
    expect((await wabas(0)).headers.get('x-acs-retry-after')).toBe('100');
    expect((await alibaba(100)).headers.get('x-acs-retry-after')).toBe('300');
    expect((await wabas(100)).status).toBe(200);
    expect((await alibaba(400)).headers.get('x-acs-retry-after')).toBe('600');
    expect((await alibaba(1_000)).status).toBe(200);
  });
});

describe('Awal admits two hundred requests in any minute', () => {
  const awal = (after: number) => {
    clock = start + after;
    return send(awalRequest(accountOf(sandbox, 'awal', 'riyadh'), { at: clock }));
  };

  it('and states in every response how many are left', async () => {
    await open();
    const first = await awal(0);
    expect(first.headers.get('x-ratelimit-limit')).toBe('200');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('199');
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(start / 1000 + 60));
    for (let i = 0; i < 199; i += 1) expect((await awal(1000)).status).toBe(200);
    const rejected = await awal(30_500);
    expect(rejected.status).toBe(429);
    expect(rejected.headers.get('retry-after')).toBe('30');
    expect(rejected.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(await bodyOf(rejected)).toMatchObject({ error: 'Rate limit exceeded' });
    expect((await awal(60_000)).status).toBe(200);
  });
});
