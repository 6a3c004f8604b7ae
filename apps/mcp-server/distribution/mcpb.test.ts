import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { getMcpConfigForManifest, unpackExtension, v0_4 } from '@anthropic-ai/mcpb';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { configFolder } from '../e2e/support/config-folder.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let manifest: ReturnType<typeof v0_4.McpbManifestSchema.parse>;

// What `npm run mcpb` does after the build. The packer of @anthropic-ai/mcpb rejects an invalid manifest.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wabascope-mcpb-'));
  const bundle = join(folder, 'wabascope.mcpb');
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [, program = '', ...args] = scripts.mcpb.split(' && ').at(-1).split(' ');
  await promisify(execFile)(process.execPath, [program, ...args, bundle], { cwd: root });
  await unpackExtension({ mcpbPath: bundle, outputDir: join(folder, 'unpacked'), silent: true });
  const text = await readFile(join(folder, 'unpacked', 'manifest.json'), 'utf8');
  manifest = v0_4.McpbManifestSchema.parse(JSON.parse(text));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the server as a client does once its user has filled in the form. */
async function accountsWith(userConfig: Record<string, string>) {
  const launch = await getMcpConfigForManifest({
    manifest,
    extensionPath: join(folder, 'unpacked'),
    systemDirs: {},
    userConfig,
    pathSeparator: sep,
  });
  if (launch === undefined) throw new Error('The form is not complete.');
  const client = new Client({ name: 'wabascope-test', version: '0.0.0' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: launch.args ?? [], env: launch.env ?? {} }),
  );
  onTestFinished(() => client.close());
  const { structuredContent } = await client.callTool({ name: 'list-accounts', arguments: {} });
  return structuredContent;
}

test('filling in one provider in the form configures one account', async () => {
  const listed = await accountsWith({
    alibaba_cloud_access_key_id: 'LTAI5tExample',
    alibaba_cloud_access_key_secret: 'made-up',
  });
  expect(listed).toMatchObject({ accounts: [{ account: 'alibaba', provider: 'alibaba' }], total: 1 });
});

test('the form accepts a configuration file instead', async () => {
  const { file, remove } = await configFolder({ accounts: { ours: { provider: 'antgst', accessToken: 'made-up' } } });
  onTestFinished(remove);
  expect(await accountsWith({ wabascope_config: file })).toMatchObject({ accounts: [{ account: 'ours' }], total: 1 });
});

test('every secret of the form is sensitive, and nothing is required', () => {
  const options = Object.entries(manifest.user_config ?? {});
  expect(options.filter(([key]) => /secret|token/.test(key)).every(([, { sensitive }]) => sensitive)).toBe(true);
  expect(options.some(([, { required }]) => required)).toBe(false);
});
