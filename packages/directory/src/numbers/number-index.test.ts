import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import type { Directory, NumbersQuery } from '../index.js';

type Row = Record<string, unknown> & { readonly id: string };

const aliases = Array.from({ length: 30 }, (_, index) => `account-${index}`);
const queries: readonly NumbersQuery[] = [
  {},
  { status: ['BANNED', 'FLAGGED'] },
  { query: 'shop 1' },
  { duplicates: true },
  { canSend: ['AVAILABLE'], groupBy: ['account'] },
];

/** The same numbers at each run. */
function createDice(): (sides: number) => number {
  let state = 7;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % sides;
  };
}

function rowsWith(dice: (sides: number) => number, alias: string): readonly Row[] {
  return Array.from({ length: dice(6) }, (_, index) => ({
    id: String(index),
    phoneNumber: `+4930${1_000_000 + dice(40)}`,
    verifiedName: `Shop ${dice(3)}`,
    status: ['CONNECTED', 'FLAGGED', 'BANNED', 'DISCONNECTED'][dice(4)],
    wabaId: `${alias}-${dice(2)}`,
    messagingLimit: { tier: 'TIER_1K', perDay: 1_000, scope: dice(2) === 0 ? 'phone' : 'portfolio' },
  }));
}

function open(numbers: Map<string, readonly Row[]>, wabas: Map<string, readonly Row[]>): Promise<Directory> {
  const parts = aliases.map((alias): [string, PluginParts] => [
    alias,
    { listNumbers: () => page(numbers.get(alias) ?? []), getWabas: () => page(wabas.get(alias) ?? []) },
  ]);
  return directoryOf(Object.fromEntries(parts), { cache: { maxAgeSeconds: 3_600 } });
}

async function listing(directory: Directory, query: NumbersQuery) {
  const { asOf: _, wabasAsOf: _w, ...first } = await directory.listNumbers({ ...query, limit: 20 });
  const {
    asOf: __,
    wabasAsOf: __w,
    ...second
  } = await directory.listNumbers({ ...query, limit: 20, cursor: first.nextCursor });
  return { first, second };
}

test('after each change of an account, queries return what a new directory returns', async () => {
  const dice = createDice();
  const numbers = new Map(aliases.map((alias) => [alias, rowsWith(dice, alias)]));
  const wabas = new Map<string, readonly Row[]>();
  const directory = await open(numbers, wabas);
  for (const query of queries) await directory.listNumbers(query);
  for (let step = 0; step < 12; step += 1) {
    const alias = aliases[dice(aliases.length)] ?? '';
    if (dice(3) === 0) wabas.set(alias, [{ id: `${alias}-0`, businessId: String(dice(3)), status: 'ACTIVE' }]);
    else numbers.set(alias, rowsWith(dice, alias));
    await directory.listNumbers({ accounts: [alias], maxAgeSeconds: 0 });
    const fresh = await open(numbers, wabas);
    for (const query of queries) expect(await listing(directory, query)).toEqual(await listing(fresh, query));
    await fresh.close();
  }
  await directory.close();
});

test('a call that returns while an account is fetched shows its rows afterward', async () => {
  const numbers = new Map(aliases.map((alias) => [alias, [{ id: '1' }]]));
  const directory = await open(numbers, new Map());
  await directory.listNumbers();
  numbers.set('account-3', [{ id: '1' }, { id: '2' }]);
  const fetching = directory.listNumbers({ accounts: ['account-3'], maxAgeSeconds: 0 });
  expect((await directory.listNumbers()).total).toBe(30);
  await fetching;
  expect((await directory.listNumbers()).total).toBe(31);
  await directory.close();
});
