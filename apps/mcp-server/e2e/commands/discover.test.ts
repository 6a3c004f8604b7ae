import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../support/executable.js';

let sandbox: Sandbox<'meta'>;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
  folder = await mkdtemp(join(tmpdir(), 'discover-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

/** Runs `discover` with the token of an account of the sandbox. */
async function discover(alias: string, args: readonly string[] = [], changes: Record<string, string> = {}) {
  const account = sandbox.accounts()[alias];
  if (account === undefined) throw new Error(`The sandbox has no account ${alias}.`);
  const { accessToken, baseUrl, appId, appSecret } = account;
  const app = { ...(appId ? { META_APP_ID: appId } : {}), ...(appSecret ? { META_APP_SECRET: appSecret } : {}) };
  const env = { WHATSAPP_ACCESS_TOKEN: accessToken, ...app, ...changes };
  const finished = await run(['discover', '--base-url', baseUrl, ...args], { env });
  for (const secret of [accessToken, ...(appSecret ? [appSecret] : [])]) {
    expect(finished.stdout + finished.stderr).not.toContain(secret);
  }
  return { ...finished, env };
}

it('prints the businesses, WABAs and numbers of a token, and writes a configuration that works', async () => {
  const file = join(folder, 'oslo.json');
  const { status, stdout, stderr, env } = await discover('oslo', ['--json', '--write', file]);
  expect(status).toBe(0);
  const products = sandbox.requests.list().map(({ userAgent }) => userAgent?.split('/')[0]);
  expect(new Set(products)).toEqual(new Set(['wabascope']));
  const { found, accounts } = JSON.parse(stdout);
  const complete = { business: expect.any(String), wabaId: expect.any(String), number: expect.any(String) };
  expect(found).toContainEqual(expect.objectContaining(complete));
  expect(stderr).toContain(`wrote ${file}. It needs WHATSAPP_ACCESS_TOKEN.`);
  const written = JSON.parse(await readFile(file, 'utf8'));
  const [[alias, { businessId }]] = Object.entries(accounts) as [[string, { businessId: string }]];
  expect(written.accounts[alias]).toEqual({
    provider: 'meta',
    accessToken: '${env:WHATSAPP_ACCESS_TOKEN}',
    baseUrl: sandbox.accounts().oslo?.baseUrl,
    businessId,
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const numbers = found.filter(({ number }: { number?: string }) => number !== undefined);
  const listed = await run(['numbers', '--config', file, '--json'], { env });
  expect(JSON.parse(listed.stdout)).toMatchObject({ total: numbers.length, failures: [] });
});

it('a token that may not list businesses finds its WABAs; status 3 because something could not be read', async () => {
  const file = join(folder, 'tripoli.json');
  const { status, stdout, stderr } = await discover('tripoli', ['--fields', 'wabaId', '--write', file]);
  expect(new Set(stdout.trim().split('\n'))).toEqual(new Set(['10229012934000005', '10229012934000008']));
  expect(stderr).toMatch(/businesses of the user of the token could not be read/);
  expect(stderr).toContain('It needs WHATSAPP_ACCESS_TOKEN and META_APP_SECRET.');
  const { accounts } = JSON.parse(await readFile(file, 'utf8'));
  expect(accounts.whatsapp.wabaIds).toEqual(['10229012934000005', '10229012934000008']);
  expect(status).toBe(3);
});

it('does not replace a file, and makes no request then', async () => {
  const file = join(folder, 'kept.json');
  await writeFile(file, 'kept');
  const { status, stdout, stderr } = await discover('oslo', ['--write', file]);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`The file ${file} exists and is not replaced.`);
  expect(await readFile(file, 'utf8')).toBe('kept');
});

it('a token that does not work is one sentence and status 1', async () => {
  const { status, stdout, stderr } = await discover('oslo', [], { WHATSAPP_ACCESS_TOKEN: 'EAAnotatoken' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^wabascope: [^\n]*token[^\n]*\n$/);
  expect(stderr).not.toContain('EAAnotatoken');
});

it('a token that is not the value itself is never sent', async () => {
  const before = sandbox.requests.list().length;
  const { status, stdout, stderr } = await discover('oslo', [], { WHATSAPP_ACCESS_TOKEN: '${user_config.token}' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^wabascope: The environment variable WHATSAPP_ACCESS_TOKEN cannot be used\. [^\n]*\n$/);
  expect(sandbox.requests.list()).toHaveLength(before);
});

it('without a token, it names the variable', async () => {
  const { status, stderr } = await run(['discover']);
  expect(stderr).toMatch(/There is no access token. Set WHATSAPP_ACCESS_TOKEN, or write the token to stdin./);
  expect(status).toBe(2);
});

it('shows what it does in the sandbox', async () => {
  const { status, stdout } = await run(['discover', '--sandbox']);
  expect(stdout).toMatch(/^\S+\t\d+\t/);
  expect(status).toBe(0);
  expect((await run(['discover', '--sandbox', '--write', 'x'])).status).toBe(2);
});
