import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Baseline } from '../baseline.js';

export type Rows = Pick<Baseline, 'numbers' | 'wabas'>;

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

/** @throws If the bytes are not packed rows. */
export async function unpackRows(packed: Buffer): Promise<Rows> {
  const text = (await promisify(gunzip)(packed)).toString();
  const states = { numbers: [] as [string, object][], wabas: [] as [string, object][] };
  for (const line of text === '' ? [] : text.split('\n')) {
    const [kind, some]: ['numbers' | 'wabas', [string, object][]] = JSON.parse(line);
    states[kind] = states[kind].concat(some);
    await setImmediate();
  }
  return { numbers: Object.fromEntries(states.numbers), wabas: Object.fromEntries(states.wabas) };
}
