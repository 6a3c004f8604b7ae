import { defineProvider, type Page, type PhoneNumber, type Waba } from '@wabascope/core';
import { createDirectory, type Directory } from '@wabascope/directory';
import { afterEach, expect, test, vi } from 'vitest';
import { tools } from './index.js';

const [listNumbers, getWaba] = tools;
const open: Directory[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const directory of open.splice(0)) await directory.close();
});

/** Accounts of providers of the same names: `shop` has one WABA of business 7 with one number, `hung` never responds. */
async function setUp(...names: readonly ('shop' | 'hung')[]) {
  const fetched: string[] = [];
  async function* pages<Item>(name: string, item: Item): AsyncGenerator<Page<Item>> {
    fetched.push(name);
    if (name === 'hung') await new Promise(() => {});
    yield { items: [item], warnings: [] };
  }
  const pluginOf = (id: string) =>
    defineProvider({
      specificationVersion: 1,
      id,
      name: id,
      reports: { number: [], waba: ['businessId'] },
      settings: { info: {}, schema: { '~standard': { version: 1, vendor: id, validate: () => ({ value: {} }) } } },
      create: () => ({
        listNumbers: () => pages<PhoneNumber>(id, { id: '1', phoneNumberId: '1', wabaId: '70' }),
        getWabas: () => pages<Waba>(id, { id: '70', businessId: '7' }),
      }),
    });
  const directory = await createDirectory({
    accounts: Object.fromEntries(names.map((name) => [name, { provider: name }])),
    providers: Object.fromEntries(names.map((name) => [name, async () => pluginOf(name)])),
    waitSeconds: 45,
  });
  open.push(directory);
  return { directory, fetched };
}

const textOf = ({ content }: { content: { text: string }[] } = { content: [] }) => content[0]?.text;

test('an account that hangs holds up a call by five seconds at most, and hides no hint from others', async () => {
  const { directory } = await setUp('shop', 'hung');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const call = listNumbers?.call(directory, { wabaId: '7' });
  let [isDone, waitedMs] = [false, 0];
  void call?.finally(() => {
    isDone = true;
  });
  while (!isDone && waitedMs < 60_000) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise(setImmediate);
    waitedMs += 100;
  }
  // The wait of the directory and the five seconds.
  expect(waitedMs).toBeLessThanOrEqual(50_500);
  expect(textOf(await call)).toBe('7 is a business ID, not a WABA ID. The WABAs of this business: 70.');
});

test.each([{ providers: ['shop'] }, { accounts: ['shop'] }])(
  'only the accounts of %j are fetched for it',
  async (of) => {
    const { directory, fetched } = await setUp('shop', 'hung');
    expect(textOf(await listNumbers?.call(directory, { wabaId: '1', ...of }))).toBe(
      '1 is a phone number ID, not a WABA ID. Its WABA is 70.',
    );
    expect(fetched).not.toContain('hung');
  },
);

test('get-waba searches its account only', async () => {
  const { directory, fetched } = await setUp('shop', 'hung');
  expect(textOf(await getWaba?.call(directory, { account: 'shop', wabaId: '7' }))).toMatch(/^7 is a business ID/);
  expect(fetched).not.toContain('hung');
});
