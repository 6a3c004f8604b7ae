import { createDirectory } from '@wabascope/directory';
import { median } from '../statistics.mjs';
import { growingPlugin } from './growing-plugin.mjs';

const rounds = 40;
const size = { accounts: 1_000, numbersEach: 100 };

/**
 * Milliseconds for the first page of all numbers after one account has been fetched again.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function firstPage() {
  const { plugin, rename } = growingPlugin(size.numbersEach);
  const aliases = Array.from({ length: size.accounts }, (_, index) => `account-${String(index).padStart(4, '0')}`);
  const directory = await createDirectory({
    accounts: Object.fromEntries(aliases.map((alias) => [alias, { provider: plugin.id, alias }])),
    providers: { [plugin.id]: async () => plugin },
    trustedProviders: [plugin.id],
    cache: { maxAgeSeconds: 3_600 },
  });
  const { total } = await directory.listNumbers();
  if (total !== size.accounts * size.numbersEach) throw new Error(`It shows ${total} numbers.`);

  /** @param {(alias: string) => void} before */
  async function measure(before) {
    const times = [];
    for (let round = 0; round < rounds; round += 1) {
      const alias = aliases[(round * 37) % aliases.length] ?? '';
      before(alias);
      await directory.listNumbers({ accounts: [alias], maxAgeSeconds: 0 });
      const startedAt = performance.now();
      await directory.listNumbers();
      times.push(performance.now() - startedAt);
    }
    // The first half is until the code has been compiled for it.
    return median(times.slice(rounds / 2));
  }

  const same = await measure(() => {});
  const changed = await measure(rename);
  await directory.close();
  const subject = '100,000 numbers of 1,000 accounts';
  const target = { against: 'a limit', atMost: 10 };
  return [
    { measure: 'the first page after an account has said the same again', subject, value: same, unit: 'ms' },
    {
      measure: 'the first page after an account has said something new',
      subject,
      value: changed,
      unit: 'ms',
      target: { ...target, is: changed },
    },
  ];
}
