import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** SHA-256: 32 bytes. */
export function digestOf(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** The compiled code in a file, by the digest of its source; empty when the file is not there or not as it was written. */
export function readCode(file: string): ReadonlyMap<string, Uint8Array> {
  try {
    if (!isOurs(dirname(file))) return new Map();
    const bytes = readFileSync(file);
    const content = bytes.subarray(32);
    if (!digestOf(content).equals(bytes.subarray(0, 32))) return new Map();
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
    if (isOurs(dirname(file))) replace(file, serialize(code));
  } catch {
    // The next start takes a little longer than it might.
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

/** Compiled code runs as it is, so nobody else may be able to put it there. Windows guards the folders of a user itself. */
function isOurs(folder: string): boolean {
  const { uid, mode } = statSync(folder);
  const mayWrite = [0, process.getuid?.() ?? uid];
  return process.platform === 'win32' || (mayWrite.includes(uid) && (mode & 0o022) === 0);
}

function isCode(value: unknown): value is ReadonlyMap<string, Uint8Array> {
  return value instanceof Map && [...value.values()].every((entry) => entry instanceof Uint8Array);
}
