import { createDirectory, type Directory } from '@wabascope/directory';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { providerIds, providers } from '../__fixtures__/providers.js';
import { tools } from '../index.js';

/** What these tests look into. */
interface Data {
  readonly numbers: readonly object[];
  readonly wabas: readonly {
    readonly id: string;
    readonly canSendMessage: string;
    readonly account: string;
    readonly numbers: { readonly count: number };
  }[];
  readonly accounts: readonly { readonly account: string }[];
  readonly groups: readonly object[];
  readonly providers: object;
  readonly reasonTexts: object;
  readonly notReported: object;
  readonly total: number;
  readonly nextCursor?: string;
}

let sandbox: Sandbox<(typeof providerIds)[number]>;
let directory: Directory;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: providerIds });
  directory = await createDirectory({ accounts: sandbox.accounts() as never, providers });
});
afterAll(async () => {
  await directory.close();
  await sandbox.close();
});

async function call(name: string, args: object) {
  const result = await tools.find((tool) => tool.name === name)?.call(directory, args);
  return {
    text: result?.content[0]?.text,
    isError: result?.isError,
    data: result?.structuredContent as unknown as Data,
  };
}

it('rows with chosen fields have the number, its account and these fields', async () => {
  const { data } = await call('list-numbers', { accounts: ['oslo'], fields: ['VerifiedName', 'reasons'], limit: 1 });
  expect(data).toMatchObject({
    numbers: [
      {
        account: 'oslo',
        number: expect.stringMatching(/^\+47/),
        verifiedName: expect.any(String),
        reasons: ['number-pending'],
      },
    ],
    reasonTexts: { 'number-pending': expect.any(String) },
  });
  expect(Object.keys(data.numbers[0] ?? {})).toEqual(['account', 'number', 'verifiedName', 'reasons']);
  const { data: short } = await call('list-numbers', { accounts: ['oslo'], fields: ['status'] });
  expect(short.reasonTexts).toEqual({});
});

it('fields that a provider does not report are named once', async () => {
  const { data } = await call('list-numbers', { fields: ['messagingLimit', 'healthStatus'], limit: 1 });
  expect(data.notReported).toMatchObject({ awal: ['messagingLimit', 'healthStatus'], alibaba: ['healthStatus'] });
  expect(data.notReported).not.toHaveProperty('meta');
});

it.each([
  ['list-numbers', { fields: ['shade'] }, /^fields: unknown name\. Known names: phoneNumber, /],
  ['list-numbers', { reasons: ['banned'] }, /unknown value "banned"\. Known values: number-banned, number-migrated, /],
  ['list-numbers', { country: ['Germany'] }, /^country: unknown value "GERMANY"\. Known values: AC, AD, /],
  ['list-numbers', { groupBy: ['city'] }, /groupBy: unknown value "city"\. Known values: account, provider, waba, /],
  ['list-numbers', { groupBy: ['status', 'quality', 'waba'] }, /^groupBy must be a list of at most 2 of account, /],
  ['get-waba', { review: ['BAD'] }, /review: unknown value "BAD"\. Known values: APPROVED, PENDING, REJECTED, /],
  ['list-accounts', { failure: ['broken'] }, /failure: unknown value "broken"\. Known values: config, auth, /],
  ['list-accounts', { cursor: 'x' }, /^The cursor is invalid/],
])('%s lists the known words after the wrong word in %j', async (name, args, sentence) => {
  const { text, isError } = await call(name, args);
  expect(isError).toBe(true);
  expect(text?.replace(/^[a-z-]+ was not run\. /, '')).toMatch(sentence);
});

it('groups are shown without a page of numbers, unless the call has a limit', async () => {
  const { data } = await call('list-numbers', { groupBy: ['provider'] });
  expect(data.numbers).toEqual([]);
  expect(data.groups).toContainEqual({ provider: 'awal', count: expect.any(Number), byCanSend: expect.any(Object) });
  expect((await call('list-numbers', { groupBy: ['provider'], limit: 3 })).data.numbers).toHaveLength(3);
});

it('get-waba lists the WABAs of all accounts, the worst first, with their numbers', async () => {
  const { data } = await call('get-waba', { limit: 100 });
  const rows = data.wabas;
  expect(new Set(rows.map(({ account }) => account)).size).toBeGreaterThan(5);
  const rank = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];
  const ranks = rows.map(({ canSendMessage }) => rank.indexOf(canSendMessage));
  expect(ranks).toEqual(ranks.toSorted());
  expect(rows.some(({ numbers }) => numbers.count > 3)).toBe(true);
  expect(data).toMatchObject({ withoutWabas: ['awal'], summary: { byReview: { REJECTED: expect.any(Number) } } });
});

it('get-waba shows all fields of one WABA, and of those of all accounts only the most important ones', async () => {
  for (const waba of (await call('get-waba', { limit: 100 })).data.wabas) expect(waba).not.toHaveProperty('timezoneId');
  const [first] = (await call('get-waba', { account: 'oslo', limit: 1 })).data.wabas;
  const { data } = await call('get-waba', { wabaId: first?.id });
  const numbers = { count: expect.any(Number) };
  expect(data.wabas).toMatchObject([{ id: first?.id, timezoneId: expect.any(String), numbers }]);
});

it('list-accounts counts by failure, filters, and pages to the end', async () => {
  const { data } = await call('list-accounts', { limit: 0 });
  expect(data).toMatchObject({ accounts: [], total: expect.any(Number), summary: { byFailure: {} } });
  expect(Object.keys(data.providers)).toHaveLength(providerIds.length);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = (await call('list-accounts', { limit: 4, ...(cursor && { cursor }) })).data;
    seen.push(...page.accounts.map(({ account }) => account));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen).toHaveLength(Number(data.total));
  expect(new Set(seen).size).toBe(seen.length);
  expect((await call('list-accounts', { providers: ['meta'], accounts: ['oslo'] })).data.total).toBe(1);
});
