import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { interleaved } from '../rounds.mjs';
import { median } from '../statistics.mjs';
import { record } from './record.mjs';
import { bareFetch, bareRequest, officialSdk, throughDirectory } from './ways.mjs';

const ours = 'provider, kit and directory';
const bare = 'undici fetch and JSON.parse';
const sdk = 'the SDK of Alibaba Cloud';
const measure = (/** @type {number} */ rows) =>
  `an account of ${rows === 1 ? 'one number' : `${rows.toLocaleString('en')} numbers`}, three requests`;

/**
 * One account listed in several ways from the same bytes: milliseconds until its numbers, WABA and business are there.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function provider() {
  const child = fork(fileURLToPath(new URL('responses-process.mjs', import.meta.url)));
  try {
    const [port] = /** @type {[number]} */ (await once(child, 'message'));
    const ways = {
      [bare]: bareFetch(port),
      'undici request and JSON.parse': bareRequest(port),
      [ours]: await throughDirectory(port),
      [sdk]: officialSdk(port),
    };
    /** @type {Map<number, Map<string, number>>} */
    const medians = new Map();
    for (const rows of [1, 100, 1_000]) {
      child.send(await record(rows));
      await once(child, 'message');
      medians.set(rows, await mediansOf(ways));
    }
    await Promise.all(Object.values(ways).map((way) => way.close()));
    return rowsOf(medians);
  } finally {
    child.kill();
  }
}

/** @param {Record<string, import('./ways.mjs').Way>} ways */
async function mediansOf(ways) {
  const timed = Object.entries(ways).map(([name, { list }]) => {
    const run = async () => {
      const startedAt = performance.now();
      await list();
      return performance.now() - startedAt;
    };
    return /** @type {const} */ ([name, run]);
  });
  // The first half is until the code has been compiled for it.
  const rounds = 600;
  const samples = await interleaved(Object.fromEntries(timed), rounds);
  return new Map([...samples].map(([name, all]) => [name, median(all.slice(rounds / 2))]));
}

/**
 * @param {ReadonlyMap<number, ReadonlyMap<string, number>>} medians
 * @returns {import('../report.mjs').Row[]}
 */
function rowsOf(medians) {
  /** @type {(rows: number, name: string) => number} */
  const of = (rows, name) => medians.get(rows)?.get(name) ?? Number.NaN;
  const overhead = (/** @type {number} */ rows) => of(rows, ours) - of(rows, bare);
  const listings = [...medians].flatMap(([rows, ways]) =>
    [...ways].map(([name, value]) => ({ measure: measure(rows), subject: name, value, unit: 'ms' })),
  );
  const hundred = { measure: measure(100), subject: ours, value: of(100, ours), unit: 'ms' };
  return [
    ...listings.filter(({ measure, subject }) => measure !== hundred.measure || subject !== ours),
    { ...hundred, target: { against: bare, is: of(100, ours) / of(100, bare), atMost: 1.5 } },
    { ...hundred, target: { against: sdk, is: of(100, ours) / of(100, sdk), atMost: 1 } },
    { measure: 'what we add to a request', subject: ours, value: (overhead(1) / 3) * 1_000, unit: 'µs' },
    {
      measure: 'what we add to a row',
      subject: ours,
      value: ((overhead(1_000) - overhead(1)) / 999) * 1_000,
      unit: 'µs',
    },
  ];
}
