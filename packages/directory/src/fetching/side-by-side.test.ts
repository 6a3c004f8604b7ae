import { expect, test } from 'vitest';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { sideBySide } from './side-by-side.js';

function accountsOf(provider: string, count: number): OpenAccount[] {
  // The parts that are read.
  return Array.from(
    { length: count },
    (_, index) => ({ alias: `${provider}${index}`, plugin: { id: provider } }) as OpenAccount,
  );
}

test('5,000 accounts of each provider are read at the same time, and the results have the order of the accounts', async () => {
  const accounts = [...accountsOf('a', 5_002), ...accountsOf('b', 2)];
  const begun: string[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const reading = sideBySide(accounts, {}, async ({ alias }, { rank }) => {
    begun.push(alias);
    await ended;
    return `${alias} ${rank}`;
  });
  await new Promise(setImmediate);
  expect(begun).toHaveLength(5_002);
  expect(begun.slice(-2)).toEqual(['b0', 'b1']);
  end();
  expect(await reading).toEqual(accounts.map(({ alias }, rank) => `${alias} ${rank}`));
});

test('after an abort, no further account is read', async () => {
  const abort = new AbortController();
  let begun = 0;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const reading = sideBySide(accountsOf('a', 5_002), { signal: abort.signal }, async () => {
    begun += 1;
    await ended;
  });
  abort.abort(new Error('The caller left.'));
  await expect(reading).rejects.toThrow('The caller left.');
  end();
  await new Promise(setImmediate);
  expect(begun).toBe(5_000);
});
