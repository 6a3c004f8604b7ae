import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { startServer } from '@wabascope/provider-testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { configFolder } from '../support/config-folder.js';
import { executable, run } from '../support/executable.js';

const plugin = await readFile(new URL('../plugins/acme.mjs', import.meta.url), 'utf8');

/** An account with one number, and the status that its provider reports. */
async function configured(changes: object) {
  const provider = { status: 'CONNECTED', requests: 0 };
  const { baseUrl } = await startServer(() => {
    provider.requests += 1;
    return { status: 200, body: [{ id: '1', phoneNumber: '+15550100001', status: provider.status }] };
  }, onTestFinished);
  const accounts = { shop: { provider: 'acme', token: 'made-up', baseUrl } };
  const folder = await configFolder({ plugins: ['./acme.mjs'], accounts, changes }, { 'acme.mjs': plugin });
  onTestFinished(() => folder.remove());
  return { provider, wabascope: (...args: string[]) => run([...args, '--config', folder.file]), file: folder.file };
}

it('what a list records, changes lists, numbers --cached shows, and forget removes', async () => {
  const { provider, wabascope } = await configured({ folder: 'kept' });
  expect(await wabascope('numbers', '--cached')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/No numbers are recorded/),
  });
  expect((await wabascope('numbers')).status).toBe(0);
  expect(await wabascope('changes')).toEqual({ status: 0, stdout: '', stderr: '' });

  provider.status = 'BANNED';
  const cached = await wabascope('numbers', '--cached', '--status', 'connected', '--fields', 'number,status');
  expect(cached.stdout).toBe('+15550100001\tCONNECTED\n');
  expect(cached.stderr).toMatch(/^wabascope: Fetched [01] minutes? ago, or later \(20.*Z\)\.\n$/);

  const fields = ['--fields', 'number,direction,from,to', '--kinds', 'status'];
  const fetched = await wabascope('changes', '--fetch', '--fail-on', 'worse', ...fields);
  expect(fetched).toEqual({ status: 4, stdout: '+15550100001\tworse\tCONNECTED\tBANNED\n', stderr: '' });

  expect((await wabascope('changes', 'forget', '+1 555 010 0001')).stdout).toMatch(
    /^Removed 2 changes of \+15550100001/,
  );
  expect((await wabascope('changes', '--since', '1h')).stdout).toBe('');
});

it('watch prints each change as a line until a signal ends it', async () => {
  const { provider, file } = await configured({});
  const args = [executable, 'watch', '--config', file, '--every-seconds', '1', '--format', 'ndjson'];
  const child = spawn(process.execPath, [...args, '--fields', 'kind,from,to'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  // The first fetch is what later ones are compared with.
  await vi.waitUntil(() => provider.requests > 0, 20_000);
  provider.status = 'BANNED';
  await vi.waitUntil(() => stdout.includes('\n'), 20_000);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(stdout.split('\n')).toContain('{"kind":"status","from":"CONNECTED","to":"BANNED"}');
});

it.each([
  ['changes', 'Changes are kept in memory only: configure "changes.folder" or "store"'],
  ['numbers --cached', '--cached needs a place where changes are recorded: configure "changes.folder" or "store".'],
])('%s without a place for changes explains what to configure', async (line, message) => {
  const { status, stdout, stderr } = await run([...line.split(' '), '--sandbox']);
  expect(stderr).toContain(message);
  expect([status, stdout]).toEqual([2, '']);
});
