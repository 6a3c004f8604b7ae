import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { executable, run } from './support/executable.js';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'wabascope-home-'));
  folder = join(home, '.cache', 'wabascope');
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** What a client receives from a server, and what the server prints on stderr. */
async function start(env: Record<string, string> = {}, meanwhile: () => Promise<unknown> = async () => {}) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [executable, '--sandbox'],
    env: { HOME: home, ...env },
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (text) => {
    stderr += text;
  });
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(transport);
  const { tools } = await client.listTools();
  const { structuredContent } = await client.callTool({ name: 'list-accounts', arguments: {} });
  await meanwhile();
  await client.close();
  return { tools, structuredContent, stderr };
}

async function kept(): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** The file of the cache, once the server has written it. */
async function written(): Promise<string> {
  const names = await vi.waitUntil(async () => ((await kept()).length === 1 ? kept() : undefined), 10_000);
  return join(folder, names.join());
}

/** The scripts that are kept, with code that V8 has to reject. */
async function foreignCode(file: string): Promise<Buffer> {
  const code: Map<string, Uint8Array> = deserialize((await readFile(file)).subarray(32));
  return serialize(new Map([...code.keys()].map((digest) => [digest, Buffer.alloc(1_000, 'foreign')])));
}

function withDigest(content: Buffer): Buffer {
  return Buffer.concat([createHash('sha256').update(content).digest(), content]);
}

it('a start with compiled code gives the same results, and does not change the code', async () => {
  const first = await start({}, written);
  const code = await readFile(await written());
  expect(first.stderr).toBe('');
  expect(await start()).toEqual(first);
  // Not toEqual, which takes seconds for a million bytes.
  expect((await readFile(await written())).equals(code)).toBe(true);
});

it.each<[string, (file: string) => Promise<unknown>]>([
  ['is damaged', async (file) => writeFile(file, (await readFile(file)).fill(7, 5_000, 9_000))],
  ['is of a V8 that this is not', async (file) => writeFile(file, withDigest(await foreignCode(file)))],
  ['is of something else', (file) => writeFile(file, 'not compiled code')],
  ['lies in a folder that cannot be written', (file) => rm(file).then(() => mkdir(file))],
])('a server starts with the same results when its compiled code %s', async (_, change) => {
  const first = await start({}, written);
  await change(await written());
  expect(await start()).toEqual(first);
});

it.each([
  ['${CODE_FOLDER}', 'contains a placeholder that no program has filled in: ${NAME}.'],
  ['${env:CODE_FOLDER', 'contains a placeholder that no program has filled in: ${env:NAME.'],
  ['$HOME/code', 'contains a placeholder that no program has filled in: $NAME.'],
  ['"code"', 'is in quotes.'],
])('WABASCOPE_CODE_CACHE=%s is named, and does not stop the server', async (value, words) => {
  const { status, stdout, stderr } = await run(['--version'], { env: { WABASCOPE_CODE_CACHE: value } });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  expect(stderr).toBe(
    `wabascope: WABASCOPE_CODE_CACHE ${words} Compiled code is not kept. Set it to the complete path of a folder, or to off.\n`,
  );
});

it('WABASCOPE_CODE_CACHE=off stores no code, and changes no result', async () => {
  const off = await start({ WABASCOPE_CODE_CACHE: 'off' });
  expect(await start({}, written)).toEqual(off);
});
