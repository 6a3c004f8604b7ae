import crypto, { createHash } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { patchedFor } from './patched-for.js';

/** Returns the next bytes of a sequence. */
type Bytes = (size: number) => Buffer;

/** A method that returns random values, and what replaces it. */
type Source = readonly [owner: object, name: string, replacement: (bytes: Bytes, ...given: never[]) => unknown];

const web = Object.getPrototypeOf(globalThis.crypto);

const sources: readonly Source[] = [
  [Math, 'random', (bytes) => bytes(4).readUInt32BE() / 2 ** 32],
  [crypto, 'randomUUID', uuid],
  [crypto, 'randomBytes', randomBytes],
  [web, 'randomUUID', uuid],
  [web, 'getRandomValues', fill],
];

const runPatched = patchedFor<Bytes>((current) => {
  const originals = sources.map(([owner, name]) => Reflect.get(owner, name));
  sources.forEach(([owner, name, replacement], position) => {
    Reflect.set(owner, name, function patched(this: unknown, ...given: unknown[]) {
      const bytes = current();
      if (bytes === undefined) return Reflect.apply(originals[position], this, given);
      return Reflect.apply(replacement, undefined, [bytes, ...given]);
    });
  });
  syncBuiltinESMExports();
  return () => {
    sources.forEach(([owner, name], position) => void Reflect.set(owner, name, originals[position]));
    syncBuiltinESMExports();
  };
});

/**
 * Runs a body that gets the same random values each time, from the usual functions for nonces. Other work of the process
 * gets random ones.
 */
export function withSameRandomness<T>(body: () => Promise<T>): Promise<T> {
  let drawn = 0;
  // Not always the same bytes, because some draw until they get others.
  const bytes: Bytes = (size) => {
    drawn += 1;
    return Buffer.alloc(size, createHash('sha256').update(String(drawn)).digest());
  };
  return runPatched(() => bytes, body);
}

function uuid(bytes: Bytes): string {
  const hex = bytes(16).toString('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}

function randomBytes(bytes: Bytes, size: number, callback?: (error: null, given: Buffer) => void): Buffer | undefined {
  if (callback === undefined) return bytes(size);
  process.nextTick(callback, null, bytes(size));
  return undefined;
}

function fill(bytes: Bytes, array: NodeJS.TypedArray): NodeJS.TypedArray {
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes(array.byteLength));
  return array;
}
