import { createMemoryJournal } from '@wabascope/changes';
import { defineProvider, type PhoneNumber, ProviderError } from '@wabascope/core';
import { createDirectory, type Directory } from '@wabascope/directory';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { changesResource, tools } from '../index.js';

const start = Date.UTC(2026, 10, 26, 8);
const hour = 3_600_000;
let time: number;
let numbers: PhoneNumber[];
let failure: ProviderError | undefined;
let directory: Directory;
beforeEach(async () => {
  [time, failure] = [start, undefined];
  numbers = [
    { id: '1', phoneNumber: '+4721234501', verifiedName: 'Nordlys', status: 'CONNECTED', qualityRating: 'GREEN' },
    { id: '2', phoneNumber: '+4721234502', verifiedName: 'Nordlys Salg', status: 'CONNECTED', qualityRating: 'RED' },
  ];
  const acme = defineProvider({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['status', 'qualityRating', 'verifiedName'], waba: [] },
    settings: { info: {}, schema: { '~standard': { version: 1, vendor: 'acme', validate: () => ({ value: {} }) } } },
    create: () => ({
      async *listNumbers() {
        if (failure !== undefined) throw failure;
        yield { items: numbers, warnings: [] };
      },
    }),
  });
  directory = await createDirectory({
    accounts: { oslo: { provider: 'acme' } },
    providers: { acme: async () => acme },
    journal: createMemoryJournal({ now: () => time }),
    now: () => time,
  });
  await fetchAll();
});
afterEach(() => directory.close());

async function fetchAll() {
  await directory.listNumbers({ maxAgeSeconds: 0, limit: 0 });
}

/** The numbers an hour later, fetched. */
async function laterWith(changed: (number: PhoneNumber) => PhoneNumber) {
  time += hour;
  numbers = numbers.map(changed);
  await fetchAll();
}

async function call(args: object = {}) {
  const { content, structuredContent, isError } =
    (await tools.find(({ name }) => name === 'list-changes')?.call(directory, args)) ?? expect.fail('no tool');
  const text = content[0]?.text ?? '';
  const data = structuredContent as {
    changes: Record<string, unknown>[];
    summary: { total: number };
    nextCursor?: string;
    latestCursor: string;
  };
  return { text, data, isError };
}

it('shows what changed, between which fetches, whether it got worse, and why', async () => {
  await laterWith((number) => (number.id === '1' ? { ...number, status: 'BANNED', qualityRating: 'YELLOW' } : number));
  const { data, text } = await call();
  const common = {
    seenAt: '2026-11-26T09:00:00.000Z',
    since: '2026-11-26T08:00:00.000Z',
    account: 'oslo',
    provider: 'acme',
    direction: 'worse',
    number: '+4721234501',
    name: 'Nordlys',
  };
  const found = data.changes.toSorted((a, b) => (String(a.kind) < String(b.kind) ? -1 : 1));
  expect(found).toEqual([
    { ...common, kind: 'can-send', from: 'AVAILABLE', to: 'BLOCKED', reasons: ['number-banned'] },
    { ...common, kind: 'quality', from: 'GREEN', to: 'YELLOW' },
    { ...common, kind: 'status', from: 'CONNECTED', to: 'BANNED' },
  ]);
  expect(data).toMatchObject({
    summary: { total: 3, byKind: { 'can-send': 1, quality: 1, status: 1 }, byDirection: { worse: 3 } },
    watchedSince: expect.stringMatching(/Z$/),
    reasonTexts: { 'number-banned': expect.stringContaining('appeal') },
  });
  expect(JSON.parse(text)).toEqual(data);
});

it('filters, pages, and continues where an earlier result ended', async () => {
  await laterWith((number) => ({ ...number, qualityRating: 'YELLOW' }));
  const { data: all } = await call({ kinds: 'quality' });
  expect(all.summary).toMatchObject({ total: 2, byDirection: { worse: 1, better: 1 } });
  expect((await call({ directions: 'BETTER' })).data.changes).toMatchObject([{ number: '+4721234502' }]);
  expect((await call({ query: '21 23 45 01' })).data.changes).toMatchObject([{ number: '+4721234501' }]);
  const { data: first } = await call({ limit: 1 });
  const { data: second } = await call({ limit: '1', cursor: first.nextCursor });
  expect([...first.changes, ...second.changes]).toEqual(all.changes);
  expect(second.nextCursor).toBeUndefined();
  expect((await call({ since: all.latestCursor })).data.summary.total).toBe(0);
  await laterWith((number) => ({ ...number, verifiedName: 'Nordlys Oslo' }));
  expect((await call({ since: all.latestCursor })).data.changes).toMatchObject([{ kind: 'name' }, { kind: 'name' }]);
});

it('shows an account that fails, and that works again', async () => {
  failure = new ProviderError('auth', 'The token has expired.');
  await laterWith((number) => number);
  failure = undefined;
  await laterWith((number) => number);
  const { data } = await call();
  expect(data.changes).toMatchObject([
    { kind: 'account-recovered', direction: 'better', account: 'oslo', from: 'auth' },
    { kind: 'account-failing', direction: 'worse', account: 'oslo', to: 'auth' },
  ]);
});

it.each([
  [{ since: 'yesterday' }, /since/],
  [{ kinds: ['shade'] }, /kinds: unknown value "shade"\. Known values: number-appeared, number-gone, /],
  [{ accounts: ['riga'] }, /accounts: unknown value "riga"\. Known values: oslo\./],
  [{ cursor: 'x' }, /cursor/],
])('names what is wrong in %j', async (args, sentence) => {
  expect(await call(args)).toMatchObject({ isError: true, text: expect.stringMatching(sentence) });
});

it('is at most 3,000 tokens a page, whatever third parties write, and loses no change', async () => {
  const noise = ['~^|`{}#@\\"', 'འབྲུག་ཡུལ', '🏴‍☠️🧿🦄', 'አማርኛ', 'xqzjvkwpy'];
  const hostile = (n: number): PhoneNumber => ({
    id: `h${n}`,
    displayPhoneNumber: (noise[n % 5] ?? '').repeat(120),
    verifiedName: (noise[(n + 1) % 5] ?? '').repeat(120),
    status: 'CONNECTED',
  });
  numbers = Array.from({ length: 40 }, (_, n) => hostile(n));
  await fetchAll();
  await laterWith((number) => ({ ...number, verifiedName: `${number.verifiedName}`.slice(2), status: 'BANNED' }));
  let [seen, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const { data, text } = await call({ limit: 100, kinds: ['name', 'can-send'], ...(cursor && { cursor }) });
    expect(encode(text).length).toBeLessThanOrEqual(3_000);
    expect(data.changes.length).toBeGreaterThan(0);
    [seen, cursor] = [seen + data.changes.length, data.nextCursor];
  } while (cursor !== undefined);
  expect(seen).toBe(80);
});

it('fits 25 changes of ordinary numbers on a page', async () => {
  numbers = Array.from({ length: 30 }, (_, n) => ({
    id: `${n}`,
    phoneNumber: `+47212345${10 + n}`,
    verifiedName: `Nordlys ${n}`,
    qualityRating: 'GREEN' as const,
  }));
  await fetchAll();
  await laterWith((number) => ({ ...number, qualityRating: 'RED' }));
  const { data, text } = await call({ kinds: ['quality'] });
  expect(data.changes).toHaveLength(25);
  expect(encode(text).length).toBeLessThanOrEqual(3_000);
});

it('the resource has the changes of the last 24 hours', async () => {
  await laterWith((number) => ({ ...number, qualityRating: 'YELLOW' }));
  const read = async () => Object((await changesResource.read(directory)).structuredContent).summary.total;
  expect(await read()).toBe(2);
  time += 24 * hour + 1;
  expect(await read()).toBe(0);
});

it('is an error that names the remedy if the directory has no journal', async () => {
  const plain = await createDirectory({ accounts: {}, providers: {} });
  const result = await tools.find(({ name }) => name === 'list-changes')?.call(plain, {});
  expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('createMemoryJournal') }] });
  await plain.close();
});
