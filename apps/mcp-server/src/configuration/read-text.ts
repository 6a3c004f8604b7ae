import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import type { Complaint } from './fault.js';

/** A text file that was read. */
export interface TextFile {
  readonly text: string;
  /** Its path without symbolic links. */
  readonly realPath: string;
  /** Of the file that was read, whatever its path leads to now. */
  readonly stats: Stats;
}

/**
 * Reads a regular file of UTF-8 text. It is opened once, without waiting for a FIFO or a device, and what is open is
 * checked. A byte order mark is left out.
 * @param most The most bytes that it may have.
 * @param subject What sentences call it.
 */
export function readTextFile(path: string, most: number, subject = 'The file'): TextFile | Complaint {
  const complain = (message: string, remedy: string): Complaint => ({ message: `${subject} ${message}`, remedy });
  let descriptor: number | undefined;
  try {
    const realPath = realpathSync(path);
    // Windows has neither of the two flags.
    descriptor = openSync(realPath, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return complain('is not a regular file.', 'Name a regular file.');
    // The size may be wrong: files of /proc have none, and others grow.
    const bytes = readUpTo(descriptor, most + 1);
    if (bytes.length > most) return complain(`is larger than ${inWords(most)}.`, 'Make it smaller.');
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), realPath, stats };
  } catch (error) {
    if (error instanceof TypeError) return complain('is not UTF-8 text.', 'Save it as UTF-8.');
    return complain('cannot be read.', 'Check the path and its permissions.');
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, most: number): Buffer {
  const chunks: Buffer[] = [];
  for (let left = most; left > 0; ) {
    const chunk = Buffer.allocUnsafe(Math.min(left, 64 * 1024));
    const count = readSync(descriptor, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    left -= count;
  }
  return Buffer.concat(chunks);
}

function inWords(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes / 1024} kB` : `${bytes / 2 ** 20} MB`;
}
