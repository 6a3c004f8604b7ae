import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats } from 'node:fs';
import { decodeText } from './decode-text.js';
import { pathMistake } from './path-mistakes.js';
import type { ProblemText } from './problem.js';

/** A text file that was read. */
export interface TextFile {
  readonly text: string;
  /** Its path without symbolic links. */
  readonly realPath: string;
  /** Of the file that was read, even if its path leads to another file now. */
  readonly stats: Stats;
}

/**
 * Reads a regular file of text. It is opened once, without waiting for a FIFO or a device, and the open file is checked.
 * @param maxBytes The size that it may have.
 * @param subject The subject of the problem's message.
 */
export function readTextFile(path: string, maxBytes: number, subject = 'The file'): TextFile | ProblemText {
  const problem = (message: string, remedy: string): ProblemText => ({ message: `${subject} ${message}`, remedy });
  let descriptor: number | undefined;
  try {
    const realPath = realpathSync(path);
    // Windows has neither of the two flags.
    descriptor = openSync(realPath, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return problem('is not a regular file.', 'Name a regular file.');
    // The size may be wrong: files of /proc have none, and others grow.
    const bytes = readUpTo(descriptor, maxBytes + 1);
    if (bytes.length > maxBytes) return problem(`is larger than ${sizeInWords(maxBytes)}.`, 'Make it smaller.');
    const decoded = decodeText(bytes);
    return 'message' in decoded ? problem(decoded.message, decoded.remedy) : { ...decoded, realPath, stats };
  } catch {
    return pathMistake(path) ?? problem('cannot be read.', 'Check the path and its permissions.');
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readUpTo(descriptor: number, maxBytes: number): Buffer {
  const chunks: Buffer[] = [];
  for (let left = maxBytes; left > 0; ) {
    const chunk = Buffer.allocUnsafe(Math.min(left, 64 * 1024));
    const count = readSync(descriptor, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    left -= count;
  }
  return Buffer.concat(chunks);
}

function sizeInWords(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes / 1024} kB` : `${bytes / 2 ** 20} MB`;
}
