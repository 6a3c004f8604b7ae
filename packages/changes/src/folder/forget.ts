import { readFile } from 'node:fs/promises';
import { readChange } from '../change-line.js';
import { isChangeOf, withoutNumber } from '../same-number.js';
import type { BaselineBook } from './baseline-book.js';
import { dayPath, daysOf } from './day-files.js';
import { replaceFile } from './write-file.js';

const lineFeed = 10;
const space = 32;

/**
 * Removes a number from the files of all days. Blank lines of the same length remain, so that positions stay the same.
 * @returns How many changes it removed.
 */
export async function forgetChanges(folder: string, digits: string): Promise<number> {
  let removed = 0;
  for (const day of await daysOf(folder)) {
    const path = dayPath(folder, day);
    const bytes = await readFile(path);
    const count = blankLines(bytes, digits);
    if (count > 0) await replaceFile(path, bytes);
    removed += count;
  }
  return removed;
}

function blankLines(bytes: Buffer, digits: string): number {
  let count = 0;
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(lineFeed, start);
    if (end === -1) return count;
    const change = readChange(bytes.toString('utf8', start, end));
    if (change === undefined || !isChangeOf(digits, change)) continue;
    bytes.fill(space, start, end);
    count += 1;
  }
  return count;
}

/** Removes a number from all baselines. */
export async function forgetBaselines(book: BaselineBook, digits: string): Promise<void> {
  for (const { fingerprint, at } of book.list()) {
    const baseline = await book.get(fingerprint);
    if (baseline === undefined) continue;
    const numbers = withoutNumber(baseline.numbers, digits);
    if (numbers !== baseline.numbers) book.set({ ...baseline, numbers }, at);
  }
  await book.save();
}
