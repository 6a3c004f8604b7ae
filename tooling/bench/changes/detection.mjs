import { createMemoryJournal } from '@wabascope/changes';
import { createDirectory } from '@wabascope/directory';
import { interleaved } from '../rounds.mjs';
import { percentile } from '../statistics.mjs';
import { acme } from './acme.mjs';
import { processorTime } from './processor-time.mjs';
import { numbers } from './rows.mjs';

const [size, rounds] = [5_000, 60];

/**
 * What looking for changes adds to a fetch that returns the same.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function detection() {
  const [plain, watched] = [await open(undefined), await open(createMemoryJournal())];
  const samples = await interleaved({ plain: () => timeOf(plain), watched: () => timeOf(watched) }, rounds);
  await Promise.all([plain.close(), watched.close()]);
  // The quickest of each: whatever else the machine does only adds to it.
  const [without = 0, withIt = 0] = ['plain', 'watched'].map((name) => percentile(samples.get(name) ?? [], 0.05));
  const value = Math.max(0, ((withIt - without) * 1_000) / size);
  return [
    {
      measure: 'detection, for a row of a fetch without a change',
      subject: 'an account with 5,000 numbers',
      value,
      unit: 'µs',
      target: { against: 'a limit', is: value, atMost: 0.5 },
    },
  ];
}

/** @param {import('@wabascope/changes').Journal | undefined} journal */
function open(journal) {
  return createDirectory({
    accounts: { main: { provider: 'acme' } },
    providers: { acme: async () => acme(() => numbers(size)) },
    journal,
  });
}

/** @param {import('@wabascope/directory').Directory} directory */
function timeOf(directory) {
  return processorTime(() => directory.listNumbers({ maxAgeSeconds: 0, limit: 1 }));
}
