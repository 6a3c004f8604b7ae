import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';

const fleet = {
  a: {
    listNumbers: () =>
      page([
        { id: '1', status: 'CONNECTED', wabaId: 'fine' },
        { id: '2', status: 'BANNED', wabaId: 'fine' },
        { id: '3', status: 'CONNECTED', wabaId: 'bad' },
      ]),
    getWabas: () =>
      page([
        { id: 'fine', accountReviewStatus: 'APPROVED', status: 'ACTIVE', currency: 'EUR', businessId: '7' },
        { id: 'bad', accountReviewStatus: 'REJECTED', currency: 'USD', healthStatus: { canSendMessage: 'BLOCKED' } },
        { id: 'new', accountReviewStatus: 'APPROVED', businessVerificationStatus: 'pending' },
      ]),
  },
  b: {
    listNumbers: () => page([{ id: '4', status: 'CONNECTED', wabaId: 'fine' }]),
    getWabas: () => page([{ id: 'slow', status: 'RESTRICTED', currency: 'EUR' }]),
  },
} satisfies Record<string, PluginParts>;

const ids = ({ wabas }: { readonly wabas: readonly { readonly id: string }[] }) => wabas.map(({ id }) => id);

test.each([
  ['nothing: those whose numbers cannot send first', {}, ['bad', 'slow', 'fine', 'new']],
  ['the review', { review: ['REJECTED', 'NOT_REPORTED'] }, ['bad', 'slow']],
  ['the status', { status: ['RESTRICTED'] }, ['slow']],
  ['the verification', { businessVerification: ['pending'] }, ['new']],
  ["Meta's verdict", { health: ['BLOCKED'] }, ['bad']],
  ['the business', { businessId: '7' }, ['fine']],
  ['the account', { account: 'b' }, ['slow']],
  ['several filters, all of which must match', { review: ['APPROVED'], status: ['ACTIVE'] }, ['fine']],
] as const)('WABAs are filtered by %s', async (_, query, expected) => {
  const directory = await directoryOf(fleet);
  const result = await directory.getWabas(query);
  expect(ids(result)).toEqual(expected);
  expect(result.total).toBe(expected.length);
});

test('pages follow each other to the end', async () => {
  const directory = await directoryOf(fleet);
  const first = await directory.getWabas({ limit: 3 });
  expect(ids(first)).toEqual(['bad', 'slow', 'fine']);
  const second = await directory.getWabas({ limit: 3, cursor: first.nextCursor });
  expect(ids(second)).toEqual(['new']);
  expect(second).toMatchObject({ total: 4 });
  expect(second).not.toHaveProperty('nextCursor');
  await expect(directory.getWabas({ review: ['APPROVED'], cursor: first.nextCursor })).rejects.toThrow(
    'The cursor belongs to a query with other filters',
  );
  await expect(directory.listNumbers({ cursor: first.nextCursor })).rejects.toThrow('cursor');
});

test('all matches are counted, and grouped', async () => {
  const directory = await directoryOf(fleet);
  const { summary, groups, wabas } = await directory.getWabas({ groupBy: ['currency'] });
  expect(wabas).toEqual([]);
  expect(summary).toEqual({
    byReview: { APPROVED: 2, REJECTED: 1, NOT_REPORTED: 1 },
    byStatus: { ACTIVE: 1, RESTRICTED: 1, NOT_REPORTED: 2 },
    byBusinessVerification: { pending: 1, NOT_REPORTED: 3 },
    byCanSend: { BLOCKED: 1, LIMITED: 1, AVAILABLE: 2 },
    byReason: { 'waba-rejected': 1, 'waba-health-blocked': 1, 'waba-restricted': 1 },
  });
  expect(groups).toEqual([
    { currency: 'USD', count: 1, byCanSend: { BLOCKED: 1 } },
    { currency: 'EUR', count: 2, byCanSend: { LIMITED: 1, AVAILABLE: 1 } },
    { currency: 'NOT_REPORTED', count: 1, byCanSend: { AVAILABLE: 1 } },
  ]);
});

test('the numbers of each WABA are counted, in its account', async () => {
  const directory = await directoryOf(fleet);
  const { wabas } = await directory.getWabas({ withNumbers: true });
  expect(wabas.map(({ id, numbers }) => [id, numbers])).toEqual([
    ['bad', { count: 1, byCanSend: { BLOCKED: 1 } }],
    ['slow', { count: 0, byCanSend: {} }],
    ['fine', { count: 2, byCanSend: { BLOCKED: 1, AVAILABLE: 1 } }],
    ['new', { count: 0, byCanSend: {} }],
  ]);
});

test.each([
  [{ review: ['OK'] }, /^review: unknown value "OK"\. Known values: APPROVED, PENDING, REJECTED, /],
  [{ groupBy: ['country'] }, /^groupBy: unknown value "country"\. Known values: account, provider, review, status, /],
  [{ limit: 101 }, /^limit must be a whole number from 0 to 100\.$/],
  [{ account: 'c' }, /^account: unknown value "c"\. Known values: a, b\./],
])('%j is rejected', async (query, message) => {
  const directory = await directoryOf(fleet);
  await expect(directory.getWabas(query as never)).rejects.toThrow(message);
});

test('the fields that a provider does not report are named, and warnings are on the first page only', async () => {
  const warning = { type: 'other', message: 'Look.' };
  const directory = await directoryOf({
    a: { getWabas: () => page([{ id: '1' }, { id: '2' }], [warning]) },
    silent: {},
  });
  // The plugins of these tests report the name of a WABA.
  const { notReported, withoutWabas } = await directory.getWabas({ status: ['NOT_REPORTED'], groupBy: ['currency'] });
  expect(notReported).toEqual({ a: ['status', 'currency'] });
  expect(withoutWabas).toEqual(['silent']);
  const first = await directory.getWabas({ limit: 1 });
  expect(first).not.toHaveProperty('notReported');
  expect(first.warnings).toHaveLength(1);
  expect((await directory.getWabas({ limit: 1, cursor: first.nextCursor })).warnings).toEqual([]);
});

test('equally bad WABAs are sorted by account, then by ID', async () => {
  const listed = (...all: string[]) => ({ getWabas: () => page(all.map((id) => ({ id }))) });
  const directory = await directoryOf({ b: listed('1', '4'), a: listed('3', '2') });
  expect(ids(await directory.getWabas())).toEqual(['2', '3', '1', '4']);
});
