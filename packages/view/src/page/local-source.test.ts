import { expect, test } from 'vitest';
import { listingOf, type ViewData } from './listing.js';
import { localSource, withCounts } from './local-source.js';
import type { Choices } from './source.js';

const rows = [
  { account: 'a', phoneNumber: '+4915112345678', canSendMessage: 'BLOCKED', reasons: [{ code: 'number-banned' }] },
  {
    account: 'b',
    number: '+12025550123',
    quality: 'RED',
    canSendMessage: 'BLOCKED',
    reasons: ['number-banned', 'quality-red'],
  },
  { account: 'c', number: '+12025550199', qualityRating: 'RED', canSendMessage: 'AVAILABLE' },
];
const all = withCounts(listingOf({ numbers: rows, total: 999, nextCursor: 'c' }) as ViewData);

async function accounts(choices: Choices): Promise<unknown[] | undefined> {
  const { listing } = (await localSource(all, undefined).fetch?.(choices, 1)) ?? {};
  return listing?.rows.map(({ account }) => account);
}

test('the counts are those of the rows, concise or full', () => {
  expect(all.summary).toEqual({
    byCanSend: { BLOCKED: 2, AVAILABLE: 1 },
    byReason: { 'number-banned': 2, 'quality-red': 1, NOT_REPORTED: 1 },
    byStatus: { NOT_REPORTED: 3 },
    byQuality: { NOT_REPORTED: 1, RED: 2 },
  });
  expect(all).toMatchObject({ total: 3, nextCursor: undefined });
});

test('filters combine', async () => {
  expect(await accounts({ quality: 'RED' })).toEqual(['b', 'c']);
  expect(await accounts({ quality: 'RED', canSend: 'BLOCKED' })).toEqual(['b']);
  expect(await accounts({ reasons: 'number-banned' })).toEqual(['a', 'b']);
  expect(await accounts({ quality: 'NOT_REPORTED' })).toEqual(['a']);
  expect(await accounts({})).toEqual(['a', 'b', 'c']);
});

test('a search finds text in any case, and numbers in any format', async () => {
  expect(await accounts({ query: 'QUALITY-red' })).toEqual(['b']);
  expect(await accounts({ query: '(202) 555-0199' })).toEqual(['c']);
  expect(await accounts({ query: '+49 151' })).toEqual(['a']);
});
