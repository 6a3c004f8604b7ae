import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryJournal, openFolderJournal } from '@wabascope/changes';
import { createDirectory } from '@wabascope/directory';
import { median } from '../statistics.mjs';
import { acme } from './acme.mjs';
import { processorTime } from './processor-time.mjs';
import { changesOf, iso, start } from './rows.mjs';

const [days, perDay, rounds] = [90, 1_000, 5];
const dayMs = 86_400_000;

/** @type {Record<string, import('@wabascope/changes').ChangesQuery>} */
const filters = {
  kinds: { kinds: ['status'] },
  directions: { directions: ['better'] },
  accounts: { accounts: ['account-7'] },
  since: { since: iso(start + (days - 7) * dayMs) },
  'a query that matches one number': { query: '+4915000000001' },
  'a query that matches one name a day': { query: 'branch 777 OF' },
  'a query that matches every name': { query: 'company' },
};

/**
 * The time of a page over 90 days of 1,000 changes each.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function listing() {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-bench-'));
  let now = start;
  const clock = () => now;
  const memory = createMemoryJournal({ maxChanges: days * perDay, now: clock });
  const inFolder = await openFolderJournal({ folder, now: clock });
  try {
    for (let day = 0; day < days; day += 1) {
      now = start + day * dayMs;
      const baseline = { fingerprint: 'f', account: 'a', provider: 'acme', mapping: {}, numbers: {}, wabas: {} };
      const changes = changesOf(perDay, day * perDay, iso(now));
      for (const journal of [memory, inFolder]) {
        await journal.baseline('f');
        await journal.append(baseline, changes);
      }
    }
    return [...(await pages('memory', memory)), ...(await pages('a folder', inFolder))];
  } finally {
    await inFolder.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * @param {string} name
 * @param {import('@wabascope/changes').Journal} journal
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
async function pages(name, journal) {
  const rows = [];
  const settings = { provider: /** @type {const} */ ('acme') };
  const accounts = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`account-${at}`, settings]));
  const directory = await createDirectory({ accounts, providers: { acme: async () => acme(() => []) }, journal });
  for (const [filter, query] of [['', {}], ...Object.entries(filters)]) {
    const ms = await timeOf(directory, /** @type {object} */ (query));
    const atMost = filter === '' ? 50 : 300;
    rows.push({
      measure: `a page of 90,000 changes, ${filter === '' ? 'without a filter' : `filtered by ${filter}`}`,
      subject: `a journal in ${name}`,
      value: ms,
      unit: 'ms',
      target: { against: 'a limit', is: ms, atMost },
    });
  }
  await directory.close();
  return rows;
}

/**
 * @param {import('@wabascope/directory').Directory} directory
 * @param {import('@wabascope/changes').ChangesQuery} query
 */
async function timeOf(directory, query) {
  const times = [];
  for (let round = 0; round <= rounds; round += 1) {
    const ms = await processorTime(async () => {
      const { changes } = await directory.listChanges(query);
      if (changes.length === 0) throw new Error('It finds nothing.');
    });
    if (round > 0) times.push(ms);
  }
  return median(times);
}
