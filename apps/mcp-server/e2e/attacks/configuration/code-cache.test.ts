import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, copyFile, link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { executable, run } from '../../support/executable.js';
import { isRoot, stranger } from '../../support/stranger.js';

let place: string;
/** A cache with code that writes the marker, stored under the source of our program. */
let poison: string;
let folder: string;
let file: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'wabascope-poison-'));
  poison = join(place, 'poison.code');
  await writeFile(poison, await poisonedCache());
});
afterAll(() => rm(place, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(place, 'cache-'));
  file = join(folder, `${process.version}-${process.arch}.code`);
});

/** V8 compares only the length of a source with that of compiled code. */
async function poisonedCache(): Promise<Buffer> {
  const main = await readFile(join(dirname(executable), 'main.js'), 'utf8');
  const [head, foot] = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];
  const digest = createHash('sha256').update(`${head}${main}${foot}`).digest('base64url');
  const attack = "require('node:fs').writeFileSync(process.env.MARKER, 'ran'); process.exit(0);";
  const source = join(place, 'attack.js');
  await writeFile(source, `${head}${attack.padEnd(main.length)}${foot}`);
  // In a separate process, because compiled code is valid only for its V8 flags, which are those of start.ts.
  const flags = "v8.setFlagsFromString('--semi-space-growth-factor=1')";
  const compile = `process.stdout.write(new vm.Script(fs.readFileSync(${JSON.stringify(source)}, 'utf8')).createCachedData())`;
  const { stdout } = spawnSync(process.execPath, ['-e', `${flags}; ${compile}`]);
  const content = serialize(new Map([[digest, new Uint8Array(stdout)]]));
  return Buffer.concat([createHash('sha256').update(content).digest(), content]);
}

/** Starts the server with the cache. @returns Whether the code in it ran. */
async function poisonRuns(): Promise<boolean> {
  const marker = join(folder, 'marker');
  const { stdout, status } = await run(['--version'], { env: { WABASCOPE_CODE_CACHE: folder, MARKER: marker } });
  const ran = (await readFile(marker, 'utf8').catch(() => '')) === 'ran';
  if (!ran) expect({ stdout, status }).toMatchObject({ stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), status: 0 });
  return ran;
}

it('code runs from a cache that only this user can write (so the other tests are meaningful)', async () => {
  await copyFile(poison, file);
  await chmod(file, 0o600);
  expect(await poisonRuns()).toBe(true);
});

const attacks: [string, () => Promise<unknown>][] = [
  ['is a symbolic link', () => symlink(poison, file)],
  ['can be written by the group', () => copyFile(poison, file).then(() => chmod(file, 0o660))],
  ['can be written by everybody', () => copyFile(poison, file).then(() => chmod(file, 0o606))],
  ['is in a folder that the group can write', () => copyFile(poison, file).then(() => chmod(folder, 0o770))],
  ['is in a folder that everybody can write', () => copyFile(poison, file).then(() => chmod(folder, 0o1777))],
  ['is a FIFO', async () => spawnSync('mkfifo', [file])],
  ['is a folder', () => mkdir(file)],
];
it.each(attacks)('code does not run from a cache that %s', async (_, attack) => {
  await attack();
  expect(await poisonRuns()).toBe(false);
});

const foreign: [string, () => Promise<unknown>][] = [
  ['belongs to another user', () => copyFile(poison, file).then(() => chown(file, stranger, stranger))],
  ['is in a folder of another user', () => copyFile(poison, file).then(() => chown(folder, stranger, stranger))],
];
it.skipIf(!isRoot).each(foreign)('code does not run from a cache that %s (needs root)', async (_, attack) => {
  await attack();
  expect(await poisonRuns()).toBe(false);
});

it.skipIf(!isRoot)('code does not run from a cache that is replaced again and again (needs root)', async () => {
  const [good, bad] = [join(place, 'good'), join(place, 'bad')];
  await writeFile(good, 'not compiled code', { mode: 0o600 });
  await copyFile(poison, bad);
  await chown(bad, stranger, stranger);
  await link(good, file);
  const swap = `for (;;) for (const from of ${JSON.stringify([bad, good])}) {
    fs.linkSync(from, '${file}.next'); fs.renameSync('${file}.next', '${file}');
  }`;
  const swapping = spawn(process.execPath, ['-e', swap], { stdio: 'ignore' });
  try {
    for (let start = 0; start < 8; start += 1) expect(await poisonRuns()).toBe(false);
  } finally {
    swapping.kill('SIGKILL');
    await once(swapping, 'exit');
  }
});
