import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest';
import { accountOf, runCheck } from '../support/check.js';
import { configFolder } from '../support/config-folder.js';
import { executable } from '../support/executable.js';

let sandbox: Sandbox;
beforeAll(async () => {
  // A limit of the provider makes further requests.
  sandbox = await startSandbox({ rateLimits: { alibaba: 'none' } });
});
afterEach(() => sandbox.faults.clear());
afterAll(() => sandbox.close());

const accounts = () => ({
  good: accountOf(sandbox, 'singapore'),
  bad: accountOf(sandbox, 'shenzhen', { accessSecret: 'not-the-secret-44' }),
});

it('prints a line for each account with its findings below, and a summary at the end', async () => {
  const { status, stdout, stderr } = await runCheck(accounts());
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toContain('✓ good (alibaba): connected, signed in, 14 numbers, 1 WABA.');
  const at = lines.indexOf('✗ bad (nxcloud): connected, credential not accepted.');
  expect(lines.slice(at + 1, at + 3)).toEqual([
    expect.stringMatching(/^ {4}The signature does not match; check accessSecret/),
    expect.stringMatching(/^ {4}accessSecret: The access secret of accessKey/),
  ]);
  expect(lines.at(-1)).toBe('1 of 2 accounts work.');
  expect(stderr).toBe('');
  expect(status).toBe(1);
});

it('names a credential that HTTP does not allow, and claims no connection', async () => {
  sandbox.requests.clear();
  const accessToken = '\u001b[32msandbox-token\u001b[0m';
  const { status, stdout } = await runCheck({ mine: accountOf(sandbox, 'atlas', { accessToken }) });
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    '✗ mine (antgst): settings cannot be used.',
    '    A credential for ANTGST contains a character that HTTP does not allow; paste it again.',
    expect.stringMatching(/^ {4}accessToken: /),
  ]);
  expect(status).toBe(1);
  expect(sandbox.requests.list()).toEqual([]);
});

it.each([{}, { CI: '1' }, { NO_COLOR: '1' }])('has no colors outside a terminal (%o)', async (env) => {
  const { stdout } = await runCheck(accounts(), { env });
  expect(stdout).not.toContain('\u001b');
});

it('checks only the accounts that are named', async () => {
  const { status, stdout } = await runCheck(accounts(), { args: ['good'] });
  expect(status).toBe(0);
  expect(stdout).not.toContain('bad');
  expect(sandbox.requests.list({ provider: 'nxcloud' }).length).toBeGreaterThan(0);
  sandbox.requests.clear();
  await runCheck(accounts(), { args: ['good'] });
  expect(sandbox.requests.list({ provider: 'nxcloud' })).toEqual([]);
});

it('sends each request of an account once', async () => {
  sandbox.requests.clear();
  await runCheck({ mine: accountOf(sandbox, 'singapore') });
  const calls = sandbox.requests.list().map(({ call }) => call);
  expect(calls.toSorted()).toEqual(['QueryChatappBindWaba', 'QueryChatappPhoneNumbers', 'QueryWabaBusinessInfo']);
});

it('rejects an alias that does not exist, and names the configured ones', async () => {
  const { status, stdout, stderr } = await runCheck(accounts(), { args: ['goood'] });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/Unknown account: goood\. Configured accounts: bad, good\./);
});

it('ends with status 2 when the configuration is wrong', async () => {
  const { status, stdout, stderr } = await runCheck({ mine: { provider: 'awal' } }, { args: ['--json'] });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/account mine, clientId: It is missing/);
});

it('prints the line of an account as soon as its check ends, while others are still running', async () => {
  await sandbox.faults.set({ kind: 'hang', provider: 'nxcloud' });
  const folder = await configFolder({ accounts: accounts() });
  const child = spawn(process.execPath, [executable, 'check', '--config', folder.file]);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await folder.remove();
  });
  const [first] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(first).toContain('✓ good (alibaba)');
});
