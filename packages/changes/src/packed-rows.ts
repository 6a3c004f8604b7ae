import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Baseline } from './baseline.js';
import { foreignState } from './foreign-state.js';
import { foreignText } from './foreign-text.js';

export type Rows = Pick<Baseline, 'numbers' | 'wabas'>;

/** Maximum bytes of unpacked rows. 100,000 numbers need about 15 MB. */
const maxBytes = 128 * 1024 * 1024;

/** Rows that are handled without a pause for other work. */
const rowsAtOnce = 2_000;

/** Rows as compressed lines of JSON. A number needs about twenty bytes instead of several hundred. */
export async function packRows(rows: Rows): Promise<Buffer> {
  const lines: string[] = [];
  for (const kind of ['numbers', 'wabas'] as const) {
    const states = Object.entries(rows[kind]);
    for (let at = 0; at < states.length; at += rowsAtOnce) {
      lines.push(JSON.stringify([kind, states.slice(at, at + rowsAtOnce)]));
      await setImmediate();
    }
  }
  return promisify(gzip)(lines.join('\n'), { level: 1 });
}

/**
 * @param foreign For bytes that others may have written: parses lines within limits. Texts are then made safe.
 * @throws If the bytes are not packed rows.
 */
export async function unpackRows(packed: Buffer, foreign?: (line: string) => unknown): Promise<Rows> {
  const text = (await promisify(gunzip)(packed, { maxOutputLength: maxBytes })).toString();
  const states: Record<keyof Rows, [string, object][]> = { numbers: [], wabas: [] };
  for (const line of text === '' ? [] : text.split('\n')) {
    const [kind, some] = (foreign ?? JSON.parse)(line) as [unknown, [string, object][]];
    if (kind !== 'numbers' && kind !== 'wabas') continue;
    for (const [id, state] of some) {
      states[kind].push(foreign === undefined ? [id, state] : [foreignText(id), foreignState(state)]);
    }
    await setImmediate();
  }
  return { numbers: Object.fromEntries(states.numbers), wabas: Object.fromEntries(states.wabas) };
}
