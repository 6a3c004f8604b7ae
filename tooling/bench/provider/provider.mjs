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

/** What is listed: an account whose rows have changed since the listing before, or are the same. */
const listings = /** @type {const} */ ([
  { rows: 1, rowsChange: true },
  { rows: 100, rowsChange: true },
  { rows: 1_000, rowsChange: true },
  { rows: 1_000, rowsChange: false },
]);

/** @param {{ rows: number, rowsChange: boolean }} listing */
function measureOf({ rows, rowsChange }) {
  const numbers = rows === 1 ? 'one number' : `${rows.toLocaleString('en')} numbers`;
  return `an account of ${numbers}, three requests${rowsChange ? '' : ', nothing new'}`;
}

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
    /** @type {Map<string, Map<string, number>>} */
    const medians = new Map();
    for (const listing of listings) {
      child.send({ recorded: await record(listing.rows), rowsChange: listing.rowsChange });
      await once(child, 'message');
      medians.set(measureOf(listing), await mediansOf(ways));
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
 * @param {ReadonlyMap<string, ReadonlyMap<string, number>>} medians
 * @returns {import('../report.mjs').Row[]}
 */
function rowsOf(medians) {
  const [one, hundred, thousand, unchanged] = listings.map(measureOf);
  /** @type {(measure: string | undefined, name: string) => number} */
  const of = (measure, name) => medians.get(measure ?? '')?.get(name) ?? Number.NaN;
  const overhead = (/** @type {string | undefined} */ measure) => of(measure, ours) - of(measure, bare);
  const toRequest = (overhead(one) / 3) * 1_000;
  const toRow = ((overhead(thousand) - overhead(one)) / 999) * 1_000;
  const all = [...medians].flatMap(([measure, ways]) =>
    [...ways].map(([subject, value]) => ({ measure, subject, value, unit: 'ms', ...targetOf(measure, subject) })),
  );

  /** @type {(measure: string, subject: string) => { target?: import('../report.mjs').Target }} */
  function targetOf(measure, subject) {
    const is = of(measure, subject) / of(measure, bare);
    if (subject !== ours) return {};
    if (measure === hundred) return { target: { against: bare, is, atMost: 2.2 } };
    return measure === unchanged ? { target: { against: bare, is, atMost: 1.5 } } : {};
  }

  const toSdk = of(hundred, ours) / of(hundred, sdk);
  return [
    ...all,
    {
      measure: hundred ?? '',
      subject: ours,
      value: of(hundred, ours),
      unit: 'ms',
      target: { against: sdk, is: toSdk, atMost: 1.6 },
    },
    {
      measure: 'what we add to a request',
      subject: ours,
      value: toRequest,
      unit: 'µs',
      target: { against: 'a limit', is: toRequest, atMost: 100 },
    },
    {
      measure: 'what we add to a row',
      subject: ours,
      value: toRow,
      unit: 'µs',
      target: { against: 'a limit', is: toRow, atMost: 4 },
    },
  ];
}
