import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip, gzipSync } from 'node:zlib';
import type { Baseline, RowState } from './baseline.js';
import { foreignState } from './foreign-state.js';
import { foreignText } from './foreign-text.js';
import { type Columns, columnsOf, readLine } from './states/state-line.js';
import { linesIn, type States, statesIn, textOf } from './states/state-lines.js';

export type Rows = Pick<Baseline, 'numbers' | 'wabas'>;

/** Maximum bytes of unpacked rows. 100,000 numbers need about 15 MB. */
const maxBytes = 128 * 1024 * 1024;

/** Bytes that are compressed at once, at the most. For a large text, the default of 16 KiB takes twice as long. */
const maxChunk = 1024 * 1024;
const minChunk = 4 * 1024;

/** Characters that are compressed at once: a few hundred rows, in less than a millisecond. */
const maxShort = 64 * 1024;

/** How many times as long the text of rows is, about. */
const timesAsLong = 10;

/** Rows that are handled without a pause for other work. */
const rowsAtOnce = 2_000;

/** Begins the text, so that another format is not taken for this one. */
const header = 'wabascope rows 1\n';

/** Rows as compressed lines: numbers, an empty line, WABAs. A number needs about twenty bytes instead of several hundred. */
export async function packRows(rows: Rows): Promise<Uint8Array> {
  const text = textOfRows(rows);
  return promisify(gzip)(text, { level: 1, chunkSize: chunkSizeFor(text.length) });
}

/** The same at once, which is quicker for few rows. `undefined` for many rows, which would block other work. */
export function packFewRows(rows: Rows): Uint8Array | undefined {
  const text = textOfRows(rows);
  if (text.length > maxShort) return undefined;
  return gzipSync(text, { level: 1, chunkSize: chunkSizeFor(text.length) });
}

function textOfRows({ numbers, wabas }: Rows): string {
  return `${header}${textOf(columnsOf.numbers, numbers)}\n${textOf(columnsOf.wabas, wabas)}`;
}

function chunkSizeFor(bytes: number): number {
  return Math.min(maxChunk, Math.max(minChunk, bytes));
}

/**
 * @param foreign For bytes that others may have written: parses JSON within limits. Texts are then made safe.
 * @throws If the bytes are not packed rows.
 */
export async function unpackRows(packed: Uint8Array, foreign?: (json: string) => unknown): Promise<Rows> {
  const textLength = timesAsLong * packed.length;
  const options = { maxOutputLength: maxBytes, chunkSize: chunkSizeFor(textLength) };
  const isShort = foreign === undefined && textLength <= maxShort;
  const bytes = isShort ? gunzipSync(packed, options) : await promisify(gunzip)(packed, options);
  const start = header.length;
  // The numbers may be none, and the empty line the first one.
  const end = bytes.indexOf('\n\n', start - 1) + 1;
  if (end === 0 || bytes.toString('latin1', 0, start) !== header) throw new SyntaxError('These are not rows.');
  const [numbers, wabas] = [bytes.toString('utf8', start, end), bytes.toString('utf8', end + 1)];
  if (foreign === undefined) {
    return { numbers: statesIn(columnsOf.numbers, numbers), wabas: statesIn(columnsOf.wabas, wabas) };
  }
  return {
    numbers: await foreignStates(columnsOf.numbers, numbers, foreign),
    wabas: await foreignStates(columnsOf.wabas, wabas, foreign),
  };
}

async function foreignStates<State extends RowState>(
  columns: Columns<State>,
  text: string,
  parse: (json: string) => unknown,
): Promise<States<State>> {
  const states: [string, State][] = [];
  for (const line of linesIn(text)) {
    const [id, state] = readLine(columns, line, parse);
    states.push([foreignText(id), foreignState(state) as State]);
    if (states.length % rowsAtOnce === 0) await setImmediate();
  }
  return Object.fromEntries(states);
}
