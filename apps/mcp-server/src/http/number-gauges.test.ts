import { defineProvider, type PhoneNumber } from '@wabascope/core';
import { createDirectory, type Directory } from '@wabascope/directory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMetrics } from './metrics.js';

const now = Date.UTC(2026, 10, 26, 8);
let numbers: PhoneNumber[];
let directory: Directory;
beforeEach(async () => {
  numbers = [
    { id: '1', status: 'BANNED', qualityRating: 'RED' },
    { id: '2', status: 'CONNECTED', qualityRating: 'GREEN' },
    { id: '3', status: 'CONNECTED' },
  ];
  const acme = defineProvider({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['status'], waba: [] },
    settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'acme', validate: () => ({ value: {} }) } } },
    create: () => ({
      async *listNumbers() {
        yield { items: numbers, warnings: [] };
      },
    }),
  });
  const accounts = { oslo: { provider: 'acme' as const }, riga: { provider: 'acme' as const } };
  directory = await createDirectory({ accounts, providers: { acme: async () => acme }, now: () => now });
});
afterEach(() => directory.close());

/** The values of the gauges, without those that are 0. */
async function gauges(metrics: ReturnType<typeof createMetrics>): Promise<string[]> {
  const lines = (await metrics.text()).split('\n');
  return lines.filter((line) => /^wabascope_(accounts|numbers|account_last)/.test(line) && !line.endsWith(' 0'));
}

test('gauges show the latest snapshots, and a scrape fetches nothing', async () => {
  const metrics = createMetrics(() => 0);
  metrics.watch(directory);
  expect(await gauges(metrics)).toEqual(['wabascope_accounts{provider="acme",state="never-fetched"} 2']);
  await directory.listNumbers({ accounts: ['oslo'] });
  expect(await gauges(metrics)).toEqual([
    'wabascope_accounts{provider="acme",state="ok"} 1',
    'wabascope_accounts{provider="acme",state="never-fetched"} 1',
    'wabascope_numbers{provider="acme",status="CONNECTED"} 2',
    'wabascope_numbers{provider="acme",status="BANNED"} 1',
    'wabascope_numbers_by_quality{provider="acme",quality="GREEN"} 1',
    'wabascope_numbers_by_quality{provider="acme",quality="RED"} 1',
    'wabascope_numbers_by_quality{provider="acme",quality="NOT_REPORTED"} 1',
    'wabascope_numbers_by_can_send{provider="acme",can_send="AVAILABLE"} 2',
    'wabascope_numbers_by_can_send{provider="acme",can_send="BLOCKED"} 1',
  ]);
});

test('a word without numbers is 0 from the first snapshot on, so that an increase from 0 is visible', async () => {
  const metrics = createMetrics(() => 0);
  metrics.watch(directory);
  expect(await metrics.text()).not.toContain('wabascope_numbers{');
  await directory.listNumbers();
  expect(await metrics.text()).toContain('wabascope_numbers_by_can_send{provider="acme",can_send="LIMITED"} 0');
  numbers = numbers.slice(1);
  await directory.listNumbers({ maxAgeSeconds: 0 });
  expect(await metrics.text()).toContain('wabascope_numbers{provider="acme",status="BANNED"} 0');
});

test('the time of the last successful fetch of each account is shown if the configuration wants series for each', async () => {
  const metrics = createMetrics(() => 0);
  metrics.configure({ perAccount: true });
  metrics.watch(directory);
  await directory.listNumbers({ accounts: ['oslo'] });
  expect((await gauges(metrics)).filter((line) => line.includes('account='))).toEqual([
    `wabascope_account_last_success_timestamp_seconds{account="oslo",provider="acme"} ${now / 1000}`,
  ]);
});
