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
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** SHA-256: 32 bytes. */
export function digestOf(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** The compiled code in a file, by the digest of its source; empty when the file is missing, damaged or not ours. */
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

/** Replaces the file as a whole, so that nobody reads half of it. Where nothing can be written, nothing happens. */
export function writeCode(file: string, code: ReadonlyMap<string, Uint8Array>): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (isOurs(statSync(dirname(file)))) replace(file, serialize(code));
  } catch {
    // The next start takes a little longer than it might.
  }
}

/** Checks the file that is open, not its path, which may lead elsewhere a moment later. */
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

/** Compiled code runs as it is, so only this user may have written it. Windows guards the folders of a user itself. */
function isOurs({ uid, mode }: Stats): boolean {
  return process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o022) === 0);
}

function isCode(value: unknown): value is ReadonlyMap<string, Uint8Array> {
  return value instanceof Map && [...value.values()].every((entry) => entry instanceof Uint8Array);
}
