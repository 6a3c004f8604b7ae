import { ProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

const fleet = {
  sg: {
    listNumbers: () =>
      page([
        {
          id: '1',
          phoneNumber: '+6591234567',
          displayPhoneNumber: '+65 9123-4567',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          verifiedName: 'Orchid Café',
        },
        { id: '2', phoneNumber: '+6591110000', status: 'BANNED', qualityRating: 'RED', wabaId: 'w1' },
        { id: '3', phoneNumber: '+6590000000', status: 'BANNED' },
      ]),
  },
  riyadh: {
    listNumbers: () =>
      page([
        { id: '7', phoneNumber: '+966500000001', status: 'RESTRICTED', verifiedName: 'نجمة' },
        { id: '8', phoneNumber: '+966500000002' },
      ]),
  },
} satisfies Record<string, PluginParts>;

const ids = ({ numbers }: { numbers: readonly { id: string }[] }) => numbers.map(({ id }) => id);

test('numbers of all accounts come in one list, those that cannot send first', async () => {
  const directory = await directoryOf(fleet, { now: () => Date.UTC(2026, 0, 1) });
  const result = await directory.listNumbers();
  expect(result.numbers.map(({ account, id, canSendMessage }) => [account, id, canSendMessage])).toEqual([
    ['sg', '3', 'BLOCKED'],
    ['sg', '2', 'BLOCKED'],
    ['riyadh', '7', 'LIMITED'],
    ['riyadh', '8', 'UNKNOWN'],
    ['sg', '1', 'AVAILABLE'],
  ]);
  expect(result.numbers[1]?.reasons.map(({ code }) => code)).toEqual(['number-banned', 'quality-red']);
  expect(result).toMatchObject({
    total: 5,
    failures: [],
    warnings: [],
    asOf: '2026-01-01T00:00:00.000Z',
    summary: {
      byStatus: { BANNED: 2, RESTRICTED: 1, NOT_REPORTED: 1, CONNECTED: 1 },
      byQuality: { RED: 1, GREEN: 1, NOT_REPORTED: 3 },
      byCanSend: { BLOCKED: 2, LIMITED: 1, UNKNOWN: 1, AVAILABLE: 1 },
    },
  });
  expect(result).not.toHaveProperty('nextCursor');
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test.each([
  ['accounts', { accounts: ['riyadh'] }, ['7', '8']],
  ['providers', { providers: ['sg'] }, ['3', '2', '1']],
  ['accounts and providers that exclude each other', { accounts: ['sg'], providers: ['riyadh'] }, []],
  ['status', { status: ['BANNED', 'RESTRICTED'] }, ['3', '2', '7']],
  ['a status that is not reported', { status: ['NOT_REPORTED'] }, ['8']],
  ['quality', { quality: ['RED'] }, ['2']],
  ['a verdict', { canSend: ['AVAILABLE', 'UNKNOWN'] }, ['8', '1']],
  ['a WABA', { wabaId: 'w1' }, ['2']],
  ['several filters, all of which must match', { status: ['BANNED'], quality: ['RED'] }, ['2']],
  ['empty lists, which do not filter', { status: [], accounts: [] }, ['3', '2', '7', '8', '1']],
  ['a number with separators', { query: '+65 (9123) 45' }, ['1']],
  ['a number without its plus', { query: '6650000' }, ['7', '8']],
  ['a name in any case', { query: 'ORCHID café' }, ['1']],
  ['a name in another script', { query: 'نجمة' }, ['7']],
  ['an ID', { query: 'w1' }, ['2']],
  ['blanks, which do not filter', { query: '  ' }, ['3', '2', '7', '8', '1']],
] as const)('it filters by %s', async (_, query, expected) => {
  const directory = await directoryOf(fleet);
  const result = await directory.listNumbers(query);
  expect(ids(result)).toEqual(expected);
  expect(result.total).toBe(expected.length);
  expect(Object.values(result.summary.byCanSend).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
});

test('an account that is filtered out is not fetched', async () => {
  let fetched = false;
  const silent = {
    listNumbers: () => {
      fetched = true;
      return page([]);
    },
  };
  const directory = await directoryOf({ ...fleet, silent });
  await directory.listNumbers({ accounts: ['sg'] });
  expect(fetched).toBe(false);
});

test('the assessment of a number includes its WABA, whether or not the row names it', async () => {
  const directory = await directoryOf({
    one: {
      listNumbers: () =>
        page([
          { id: '1', status: 'CONNECTED', wabaId: 'w1' },
          { id: '2', status: 'CONNECTED', wabaId: 'w2' },
        ]),
      getWabas: () =>
        page([
          { id: 'w1', name: 'Shop', accountReviewStatus: 'REJECTED' },
          { id: 'w2', name: 'Bank' },
        ]),
    },
  });
  const { numbers } = await directory.listNumbers();
  expect(numbers).toMatchObject([
    { id: '1', wabaName: 'Shop', canSendMessage: 'BLOCKED', reasons: [{ code: 'waba-rejected' }] },
    { id: '2', wabaName: 'Bank', canSendMessage: 'AVAILABLE', reasons: [] },
  ]);
});

test('a change of a WABA changes the verdict on its numbers', async () => {
  let review = 'APPROVED';
  const directory = await directoryOf({
    a: {
      listNumbers: () => page([{ id: '1', status: 'CONNECTED', wabaId: 'w1' }]),
      getWabas: () => page([{ id: 'w1', accountReviewStatus: review }]),
    },
  });
  expect((await directory.listNumbers()).summary.byCanSend).toEqual({ AVAILABLE: 1 });
  review = 'REJECTED';
  await directory.getWabas({ maxAgeSeconds: 0 });
  expect((await directory.listNumbers()).summary.byCanSend).toEqual({ BLOCKED: 1 });
});

test('a row without a WABA belongs to the only WABA of its account', async () => {
  const rows = () => page([{ id: '1', status: 'CONNECTED' }]);
  const wabas = [{ id: 'w1', name: 'Shop', accountReviewStatus: 'PENDING' }];
  const directory = await directoryOf({
    single: { listNumbers: rows, getWabas: () => page(wabas) },
    several: { listNumbers: rows, getWabas: () => page([...wabas, { id: 'w2' }]) },
    unfinished: {
      listNumbers: rows,
      async *getWabas() {
        yield* page(wabas);
        throw new ProviderError('unavailable', 'The rest is not there.');
      },
    },
  });
  const { numbers } = await directory.listNumbers();
  const waba = (account: string) => numbers.find((number) => number.account === account);
  expect(waba('single')).toMatchObject({ wabaId: 'w1', wabaName: 'Shop', canSendMessage: 'BLOCKED' });
  expect(waba('several')).not.toHaveProperty('wabaId');
  expect(waba('unfinished')).not.toHaveProperty('wabaId');
});

const healthStatus = (canSendMessage: string) => ({ healthStatus: { canSendMessage } });

test('a verdict is the safe one, and each row has its source', async () => {
  const directory = await directoryOf({
    a: {
      listNumbers: () =>
        page([
          { id: '1', status: 'RESTRICTED', ...healthStatus('AVAILABLE') },
          { id: '2', status: 'DELETED', ...healthStatus('AVAILABLE') },
          { id: '3', status: 'CONNECTED', ...healthStatus('LIMITED') },
          { id: '4', status: 'CONNECTED' },
        ]),
    },
  });
  const verdicts = async (query = {}) => {
    const { numbers, summary } = await directory.listNumbers(query);
    const rows = numbers.map(({ id, canSendMessage, verdictFrom, providerVerdict }) =>
      [id, canSendMessage, verdictFrom, providerVerdict].join(' ').trim(),
    );
    return { rows, summary: summary.byCanSend };
  };
  expect(await verdicts()).toEqual({
    rows: ['2 BLOCKED inferred AVAILABLE', '3 LIMITED provider', '1 AVAILABLE provider', '4 AVAILABLE inferred'],
    summary: { BLOCKED: 1, LIMITED: 1, AVAILABLE: 2 },
  });
  expect((await verdicts({ canSend: ['BLOCKED'] })).rows).toEqual(['2 BLOCKED inferred AVAILABLE']);
  const { numbers } = await directory.listNumbers();
  expect(numbers.filter((number) => 'providerVerdict' in number)).toHaveLength(1);
});

test('equal verdicts with different texts of Meta stay separate', async () => {
  const blocked = (id: string, code: number) => {
    const issues = [{ entity: 'PHONE_NUMBER', canSendMessage: 'BLOCKED', code }];
    return { id, status: 'CONNECTED', healthStatus: { canSendMessage: 'BLOCKED', issues } };
  };
  const directory = await directoryOf({
    a: { listNumbers: () => page([blocked('1', 141_006), blocked('2', 141_007)]) },
  });
  const { numbers } = await directory.listNumbers();
  expect(numbers.map(({ reasons }) => reasons.map(({ meta }) => meta?.code))).toEqual([[141_006], [141_007]]);
});

test('progress is reported when each account has been fetched or has failed', async () => {
  const failing = {
    async *listNumbers() {
      yield* page([]);
      throw new ProviderError('auth', 'The token is wrong.');
    },
  };
  const directory = await directoryOf({ ...fleet, failing });
  const seen: [number, number][] = [];
  const accounts = new Set<string>();
  await directory.listNumbers(
    {},
    {
      onProgress({ done, total, account }) {
        seen.push([done, total]);
        accounts.add(account);
      },
    },
  );
  expect(seen).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect([...accounts].sort()).toEqual(['failing', 'riyadh', 'sg']);
});
