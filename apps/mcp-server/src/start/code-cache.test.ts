import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCodeCache } from './code-cache.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wabascope-code-'));
  file = join(folder, 'cache', 'here.code');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const first = ['main.js', '(() => 6 * 7)'] as const;
const second = ['later.js', '(() => "later")'] as const;

/** Compiles scripts as a process does and saves the code. Returns the value of each script, and whether its code was cached. */
function start(...scripts: readonly (readonly [path: string, source: string])[]) {
  const cache = createCodeCache(file);
  const outcomes = scripts.map(([path, source]) => {
    const script = cache.compile(path, source);
    return [script.runInThisContext()(), script.cachedDataRejected === false];
  });
  cache.save();
  return outcomes;
}

function changed(bytes: Buffer, at: number): Buffer {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
}

/** Changes what is kept, with a digest that fits. */
async function rewrite(change: (content: unknown) => unknown): Promise<void> {
  const content = serialize(change(deserialize((await readFile(file)).subarray(32))));
  await writeFile(file, Buffer.concat([createHash('sha256').update(content).digest(), content]));
}

describe('code in the cache', () => {
  it('is used when the same source is compiled again', () => {
    expect(start(first, second)).toEqual([
      [42, false],
      ['later', false],
    ]);
    expect(start(first, second)).toEqual([
      [42, true],
      ['later', true],
    ]);
  });

  it('is not used for another source of the same file, even one of the same length', () => {
    start(first);
    expect(start(['main.js', '(() => 6 * 8)'])).toEqual([[48, false]]);
  });

  it('joins that of scripts that another start of the same build has needed', () => {
    start(first);
    start(first, second);
    start(first);
    expect(start(first, second)).toEqual([
      [42, true],
      ['later', true],
    ]);
  });

  it('goes when the build is another, so that the file does not grow', () => {
    start(first, second);
    start(['main.js', '(() => 43)']);
    expect(start(second)).toEqual([['later', false]]);
  });

  it('is not written again if it was complete', async () => {
    start(first);
    const before = await stat(file);
    start(first);
    expect((await stat(file)).ino).toBe(before.ino);
  });
});

describe('a changed cache costs only time', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    ['a byte of the code has changed', (bytes) => changed(bytes, bytes.length - 20)],
    ['a byte of the digest has changed', (bytes) => changed(bytes, 0)],
    ['half of it is missing', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it holds something else', () => Buffer.from('{"cache":"of another program"}')],
  ];
  it.each(damages)('%s: compiled and written again', async (_, damage) => {
    start(first);
    await writeFile(file, damage(await readFile(file)));
    expect(start(first)).toEqual([[42, false]]);
    expect(start(first)).toEqual([[42, true]]);
  });

  it.each<[string, (content: unknown) => unknown]>([
    [
      'a value that is not code',
      (content) => new Map([...(content as Map<string, Uint8Array>)].map(([digest]) => [digest, 'text'])),
    ],
    ['another form', () => ({ version: 2 })],
  ])('%s: compiled and written again', async (_, change) => {
    start(first);
    await rewrite(change);
    expect(start(first)).toEqual([[42, false]]);
    expect(start(first)).toEqual([[42, true]]);
  });
});

// Windows has no modes.
describe.skipIf(process.platform === 'win32')('the folder of the cache, on a system with modes', () => {
  it('is made for the user alone, and holds one file', async () => {
    start(first);
    expect((await stat(join(folder, 'cache'))).mode & 0o777).toBe(0o700);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'cache'))).toEqual(['here.code']);
  });

  it('is neither read nor written when others may write in it', async () => {
    start(first);
    await chmod(join(folder, 'cache'), 0o777);
    expect(start(first)).toEqual([[42, false]]);
    await rm(file);
    start(first);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });
});

describe('the folder of the cache', () => {
  it('need not be one that can be made or written', async () => {
    await writeFile(join(folder, 'cache'), 'a file instead of a folder');
    expect(start(first)).toEqual([[42, false]]);
    expect(start(first)).toEqual([[42, false]]);
  });

  it('need not be there at all', () => {
    const cache = createCodeCache(undefined);
    expect(cache.compile(...first).runInThisContext()()).toBe(42);
    expect(cache.save).not.toThrow();
  });
});
