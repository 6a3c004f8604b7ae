import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compareFetch, createMemoryJournal, openFolderJournal } from '@wabascope/changes';
import { median } from '../statistics.mjs';
import { processorTime } from './processor-time.mjs';
import { iso, numbers, start } from './rows.mjs';

const account = { fingerprint: 'f', account: 'main', provider: 'acme', mapping: '1' };
const size = 100_000;
const changed = 1_000;
const rounds = 5;
/** A pause in which a journal can save or compress its data. */
const pauseMs = 3_000;

/**
 * The time to find and write changes, and to compare rows without one.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function compare() {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-bench-'));
  const folderJournal = await openFolderJournal({ folder });
  try {
    return [...(await timesOf('memory', createMemoryJournal())), ...(await timesOf('a folder', folderJournal))];
  } finally {
    await folderJournal.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {string} name
 * @param {import('@wabascope/changes').Journal} journal
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function timesOf(name, journal) {
  let now = start;
  /** @param {import('@wabascope/core').PhoneNumber[]} rows */
  async function fetched(rows) {
    now += 60_000;
    const at = iso(now);
    let found = 0;
    const startedAt = performance.now();
    const processorMs = await processorTime(async () => {
      const before = await journal.baseline(account.fingerprint);
      const fetch = { what: /** @type {const} */ ('numbers'), at, numbers: { rows, fetchedAt: at } };
      const { baseline, changes } = compareFetch(account, before, fetch);
      if (baseline !== before) await journal.append(baseline, changes);
      found = changes.length;
    });
    return { ms: performance.now() - startedAt, processorMs, changes: found };
  }
  await fetched(numbers(size));
  await setTimeout(pauseMs);
  /** @type {Record<'found' | 'computed' | 'unchanged', number[]>} */
  const { found, computed, unchanged } = { found: [], computed: [], unchanged: [] };
  for (let round = 0; round < rounds; round += 1) {
    const rows = numbers(size, round % 2 === 0 ? changed : 0);
    const { ms, processorMs, changes } = await fetched(rows);
    if (changes !== changed) throw new Error(`It finds ${changes} changes.`);
    found.push(ms);
    computed.push(processorMs);
    await setTimeout(pauseMs);
    unchanged.push((await fetched(rows)).processorMs);
    await setTimeout(pauseMs);
  }
  const ms = median(found);
  return [
    {
      measure: '1,000 changes among 100,000 numbers, found and written',
      subject: `a journal in ${name}`,
      value: ms,
      unit: 'ms',
      target: { against: 'a limit', is: ms, atMost: 300 },
    },
    {
      measure: 'processor time of all threads for that',
      subject: `a journal in ${name}`,
      value: median(computed),
      unit: 'ms',
    },
    {
      measure: 'a comparison of a row that has not changed',
      subject: `a journal in ${name}`,
      value: (median(unchanged) * 1_000) / size,
      unit: 'µs',
    },
  ];
}
