import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The cache file of this Node version: in the folder `WABASCOPE_CODE_CACHE`, otherwise in the user's cache folder.
 * Undefined if the variable is `off`, or if the user has no cache folder.
 */
export function codeCacheFile(env: Environment, platform: NodeJS.Platform): string | undefined {
  const { WABASCOPE_CODE_CACHE: chosen } = env;
  if (chosen === 'off') return undefined;
  const userFolder = cacheFolder(env, platform);
  const folder = chosen || (userFolder && join(userFolder, 'wabascope'));
  return folder ? join(folder, `${process.version}-${process.arch}.code`) : undefined;
}

function cacheFolder({ HOME, LOCALAPPDATA, XDG_CACHE_HOME }: Environment, platform: NodeJS.Platform) {
  if (platform === 'win32') return LOCALAPPDATA;
  if (platform === 'darwin') return HOME && join(HOME, 'Library', 'Caches');
  // XDG: ignore a relative path.
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return HOME && join(HOME, '.cache');
}

/** SHA-256: 32 bytes. */
export function digestOf(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** The compiled code in a file, by the digest of its source; empty if the file is missing, damaged or not ours. */
export function readCode(file: string): ReadonlyMap<string, Uint8Array> {
  try {
    const bytes = isOurs(statSync(dirname(file))) ? readOurs(file) : undefined;
    const content = bytes?.subarray(32);
    if (!(bytes && content && digestOf(content).equals(bytes.subarray(0, 32)))) return new Map();
    const code: unknown = deserialize(content);
    return isCode(code) ? code : new Map();
  } catch {
    return new Map();
  }
}

/** Replaces the file atomically. Does nothing if it cannot write. */
export function writeCode(file: string, code: ReadonlyMap<string, Uint8Array>): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (isOurs(statSync(dirname(file)))) replace(file, serialize(code));
  } catch {
    // The next start compiles again.
  }
}

/** Checks the open file, not its path, which may change in between. */
function readOurs(file: string): Buffer | undefined {
  // Windows has neither flag. Without O_NONBLOCK, opening a FIFO waits for a writer.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() && isOurs(stats) ? readFileSync(descriptor) : undefined;
  } finally {
    closeSync(descriptor);
  }
}

function replace(file: string, content: Buffer): void {
  const temporary = `${file}.${randomUUID()}`;
  try {
    writeFileSync(temporary, Buffer.concat([digestOf(content), content]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Compiled code runs as is, so only this user may write it. Windows protects the user's folders. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o022) === 0);
}

function isCode(value: unknown): value is ReadonlyMap<string, Uint8Array> {
  return value instanceof Map && [...value.values()].every((entry) => entry instanceof Uint8Array);
}
