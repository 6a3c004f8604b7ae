import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Baseline } from '../baseline.js';
import type { Rows } from '../packed-rows.js';
import type { JournalPosition } from '../position.js';
import { systemCode } from './folder-error.js';
import { replaceFile } from './write-file.js';

/** A baseline without its rows. */
export type BaselineHead = Omit<Baseline, keyof Rows>;

/** The baseline of one account, as it is kept in the file. */
export interface SavedBaseline {
  readonly head: BaselineHead;
  /** The baseline includes all changes up to here. */
  readonly at: JournalPosition;
  readonly packed: Uint8Array;
}

export interface BaselineFile {
  /** ISO 8601, UTC. Absent if the file is missing or damaged. */
  readonly watchedSince?: string;
  readonly baselines: readonly SavedBaseline[];
}

/** Reads what can be read: a damaged baseline is absent, and its account begins again. */
export async function readBaselines(folder: string): Promise<BaselineFile> {
  const [first = '', ...lines] = await readText(pathIn(folder)).then((text) => text.split('\n'));
  const watchedSince = readWatchedSince(first);
  return { ...(watchedSince === undefined ? {} : { watchedSince }), baselines: lines.flatMap(readBaseline) };
}

/** Replaces the file: a line for the journal, and one for each baseline. */
export async function writeBaselines(
  folder: string,
  watchedSince: string,
  baselines: readonly SavedBaseline[],
): Promise<void> {
  const lines = baselines.map(({ at, head, packed }) =>
    JSON.stringify({ at, head, rows: Buffer.from(packed).toString('base64') }),
  );
  await replaceFile(pathIn(folder), [JSON.stringify({ watchedSince }), ...lines, ''].join('\n'));
}

function pathIn(folder: string): string {
  return join(folder, 'baselines.ndjson');
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

function readWatchedSince(line: string): string | undefined {
  try {
    const { watchedSince } = JSON.parse(line);
    return Number.isNaN(Date.parse(watchedSince)) ? undefined : watchedSince;
  } catch {
    return undefined;
  }
}

function readBaseline(line: string): SavedBaseline[] {
  try {
    const { at, head, rows } = JSON.parse(line);
    const texts = [at, head.fingerprint, head.account, head.provider, rows];
    if (!texts.every((text) => typeof text === 'string')) return [];
    return [{ at, head, packed: Buffer.from(rows, 'base64') }];
  } catch {
    return [];
  }
}
