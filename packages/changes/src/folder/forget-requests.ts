import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { digitsOf } from '../same-number.js';
import { systemCode } from './folder-error.js';
import { replaceFile } from './write-file.js';

/** How often the writer looks for requests, and a request for its result, in milliseconds. */
const lookMs = 500;

const requestFile = /^forget-[\da-f-]{36}\.json$/;

/**
 * Lets the process that writes to the folder forget a number: a file contains the request, and then its result.
 * @returns How many changes it removed; `undefined` if it did not do so until `isOver` resolves to true.
 */
export async function requestForget(
  folder: string,
  digits: string,
  isOver: () => Promise<boolean>,
): Promise<number | undefined> {
  const path = join(folder, `forget-${randomUUID()}.json`);
  await replaceFile(path, JSON.stringify({ digits }));
  try {
    for (;;) {
      await setTimeout(lookMs);
      const { removed, error } = JSON.parse(await readFile(path, 'utf8'));
      if (typeof removed === 'number') return removed;
      if (typeof error === 'string') throw new Error(`The process that writes to the folder cannot do it (${error}).`);
      if (await isOver()) return undefined;
    }
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * Handles the requests of other processes.
 * @returns What ends it.
 */
export function serveForgetRequests(folder: string, forget: (digits: string) => Promise<number>): () => void {
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await handleRequests(folder, forget).catch(() => {});
    isBusy = false;
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function handleRequests(folder: string, forget: (digits: string) => Promise<number>): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => requestFile.test(each))) {
    const path = join(folder, name);
    const { digits } = JSON.parse(await readFile(path, 'utf8'));
    if (typeof digits !== 'string' || digits === '' || digitsOf(digits) !== digits) continue;
    const result = await forget(digits).then(
      (removed) => ({ removed }),
      (error: unknown) => ({ error: systemCode(error) ?? 'unknown error' }),
    );
    await replaceFile(path, JSON.stringify(result));
  }
}
