import { createServer } from 'node:http';
import { onLoopback } from '@wabascope/provider-testing';
import { defaultFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { accountOf, checkReport } from '../support/check.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

/** Each row: what is wrong, the account, what is changed in it, and the error that `check` finds. */
const wrong = [
  ['a wrong secret', 'singapore', { accessKeySecret: 'not-the-secret-41' }, 'sign', 'auth', ['accessKeySecret']],
  ['an unknown access key', 'singapore', { accessKeyId: 'LTAI-unknown' }, 'sign', 'auth', ['accessKeyId']],
  [
    "another customer's space",
    'singapore',
    { custSpaceId: 'not-mine' },
    'numbers',
    'not-found',
    ['custSpaceId', 'isvCode'],
  ],
  ['a missing STS token', 'jakarta', { securityToken: undefined }, 'sign', 'auth', ['securityToken']],
  ['a wrong secret', 'shenzhen', { accessSecret: 'not-the-secret-42' }, 'sign', 'auth', ['accessSecret', 'algorithm']],
  ['an unknown access key', 'shenzhen', { accessKey: 'unknown' }, 'sign', 'auth', ['accessKey']],
  ['an unknown appkey', 'shenzhen', { appkey: 'unknown' }, 'numbers', 'not-found', ['appkey']],
  [
    "another customer's appkey",
    'shenzhen',
    { appkey: 'sandbox-nx-app-ordinary' },
    'numbers',
    'permission',
    ['accessKey', 'appkey'],
  ],
  ['a wrong workspace', 'riyadh', { domain: 'elsewhere' }, 'sign', 'auth', ['domain', 'signingPath']],
  ['a token that is not accepted', 'atlas', { accessToken: 'no-such-token' }, 'sign', 'auth', ['accessToken']],
  ['a token that is not accepted', 'oslo', { accessToken: 'no-such-token' }, 'sign', 'auth', ['accessToken']],
  ['no such host', 'singapore', { baseUrl: 'https://cams.invalid' }, 'resolve', 'unavailable', ['baseUrl']],
] as const;

it.each(wrong)('finds %s of %s', async (_, alias, changes, step, code, settings) => {
  const { status, accounts } = await checkReport({ mine: accountOf(sandbox, alias, changes) });
  expect(status).toBe(1);
  expect(accounts).toMatchObject([
    { account: 'mine', works: false, findings: [{ severity: 'error', step, code, message: expect.any(String) }] },
  ]);
  const [finding] = accounts[0]?.findings ?? [];
  expect(Object.keys(finding?.settings ?? {})).toEqual(expect.arrayContaining([...settings]));
  for (const description of Object.values(finding?.settings ?? {})) expect(description).toMatch(/\.$/);
});

it('names the form of the path that Awal Chat accepts, after trying it', async () => {
  const { status, accounts } = await checkReport({ mine: accountOf(sandbox, 'dubai', { signingPath: undefined }) });
  expect(status).toBe(1);
  expect(accounts[0]?.findings[0]).toMatchObject({
    step: 'sign',
    remedy: { setting: 'signingPath', value: 'full' },
    message: expect.stringContaining('Set signingPath to "full"'),
  });
});

it('does not mention the form of the path when the secret is wrong', async () => {
  const { accounts } = await checkReport({ mine: accountOf(sandbox, 'dubai', { hmacSecret: 'not-the-secret-43' }) });
  expect(accounts[0]?.findings[0]).toMatchObject({ step: 'sign', code: 'auth' });
  expect(accounts[0]?.findings[0]).not.toHaveProperty('remedy');
});

it.each([
  [{ kind: 'refuse' }, 'connect', 'unavailable'],
  [{ kind: 'hang' }, 'connect', 'timeout'],
  [{ kind: 'status', status: 429, retryAfter: '30' }, 'numbers', 'rate-limit'],
  [{ kind: 'html' }, 'numbers', 'unavailable'],
] as const)('%o is found at step "%s"', async (fault, step, code) => {
  await sandbox.faults.set({ ...fault, provider: 'antgst' });
  // On a busy machine too, only the provider that never responds may exceed the time limit.
  const timeoutMs = fault.kind === 'hang' ? 500 : 10_000;
  const { accounts } = await checkReport({ mine: accountOf(sandbox, 'atlas', { timeoutMs }) });
  expect(accounts).toMatchObject([{ works: false, findings: [{ severity: 'error', step, code }] }]);
});

it('finds that the host does not speak TLS', async () => {
  const baseUrl = sandbox.baseUrls.antgst.replace('http:', 'https:');
  const { accounts } = await checkReport({ mine: accountOf(sandbox, 'atlas', { baseUrl }) });
  expect(accounts).toMatchObject([{ findings: [{ step: 'connect', code: 'config' }] }]);
  expect(accounts[0]?.findings[0]?.message).toMatch(
    /^127\.0\.0\.1:\d+ does not speak TLS on this port; check baseUrl\.$/,
  );
});

it('finds a proxy that rejects the connection, and a proxy without an address', async () => {
  const proxy = createServer();
  proxy.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  const { origin, close } = await onLoopback(proxy);
  onTestFinished(close);
  const mine = accountOf(sandbox, 'atlas', { baseUrl: 'https://wa.invalid' });
  const rejecting = await checkReport({ mine }, { env: { HTTPS_PROXY: origin } });
  expect(rejecting.accounts[0]?.findings[0]).toMatchObject({ step: 'connect', code: 'config' });
  expect(rejecting.accounts[0]?.findings[0]?.message).toMatch(/proxy.*HTTP 407.*HTTPS_PROXY/);
  const lost = await checkReport({ mine }, { env: { HTTPS_PROXY: 'http://proxy.invalid:3128' } });
  expect(lost.accounts[0]?.findings[0]?.message).toMatch(/name of the proxy in HTTPS_PROXY cannot be resolved/);
});

it('finds a product that is not activated, and a token that has expired', async () => {
  const { alibaba, meta } = defaultFleet;
  const [token, ...tokens] = meta.tokens;
  if (token === undefined) throw new Error('The sandbox has no token.');
  const far = await startSandbox({
    providers: ['alibaba', 'meta'],
    fleet: {
      alibaba: alibaba.map((customer) => ({ ...customer, subscribed: false })),
      meta: { ...meta, tokens: [{ ...token, expiresAt: 1_700_000_000 }, ...tokens] },
    },
  });
  onTestFinished(() => far.close());
  const expired = Object.entries(far.accounts()).find(
    ([, account]) => 'accessToken' in account && account.accessToken === token.accessToken,
  );
  const { accounts } = await checkReport({
    cams: accountOf(far as Sandbox, 'singapore'),
    meta: accountOf(far as Sandbox, expired?.[0] ?? ''),
  });
  expect(accounts).toMatchObject([
    {
      account: 'cams',
      findings: [{ step: 'numbers', code: 'permission', message: expect.stringMatching(/activate/) }],
    },
    { account: 'meta', findings: [{ step: 'sign', code: 'auth', message: expect.stringMatching(/expired/) }] },
  ]);
});
