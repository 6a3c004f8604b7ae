import { describe, expect, it } from 'vitest';
import { checkMembers } from './check-members.js';
import { listWith } from './corrupted-listing.js';
import { bodyOf, type MemberList, memberLists } from './member-lists.js';
import { recordingOf } from './recordings.js';

describe('a member of a response that cannot be read is left out alone, with a warning,', () => {
  it.each(memberLists)('in the $name', (list) => checkMembers(list), 60_000);
});

/** Lists with this response in place of the recorded one. */
async function listingOf(list: Pick<MemberList, 'recording' | 'position'>, json: string) {
  const { items, warnings, failure } = await listWith(list, json);
  return { items, warnings, failure };
}

const rowsOf = ({ rowOf }: MemberList) => [rowOf(0), rowOf(1)];
const listings = memberLists.filter(({ isSingle }) => !isSingle);

describe('an integer of 18 digits keeps each of them', () => {
  const digits = '122097329108006499';
  const lists = memberLists.flatMap((list) =>
    list.longInteger === undefined ? [] : [{ ...list, ...list.longInteger }],
  );

  it.each(lists)('in the $name', async ({ in: members, field, ...list }) => {
    const [first, second] = rowsOf(list);
    const body = bodyOf(list, [{ ...first, ...members }, second]).replace('"@"', digits);
    const { items, warnings } = await listingOf(list, body);
    expect(items[0]).toMatchObject({ [field]: digits });
    expect(warnings).toEqual([]);
  });
});

describe('a response that announces more rows than it has leaves a warning', () => {
  const more = [
    { total: 3 },
    { totalCount: '12' },
    { total_pages: 2 },
    { next: 'https://api.example/next' },
    { NextToken: 'abc' },
    { hasMore: true },
    { meta: { current_page: 1, last_page: 2 } },
    { links: { next: '/?page=2' } },
    { paging: { next: 'https://api.example/next' } },
  ];
  const nothingMore = [
    { total: 2, pages: 1 },
    { next: null, hasMore: false },
    { NextToken: '', has_next: 'false' },
    { meta: { current_page: 1, last_page: 1, total: 2 }, links: { next: null, prev: null } },
  ];

  it.each(listings)('in the $name', async (list) => {
    const body = JSON.parse(bodyOf(list, rowsOf(list)));
    for (const announcement of more) {
      const { items, warnings } = await listingOf(list, JSON.stringify({ ...body, ...announcement }));
      expect(items.length).toBeGreaterThanOrEqual(2);
      // A provider that documents the announced member requests the next page, which repeats the recorded one.
      const announced = warnings.filter(
        ({ type, message }) => type === 'other' && /announces|counts|repeats an earlier/.test(message),
      );
      expect(announced, JSON.stringify(announcement)).not.toEqual([]);
      expect(JSON.stringify(warnings)).not.toContain('api.example');
    }
    for (const announcement of nothingMore) {
      const { warnings } = await listingOf(list, JSON.stringify({ ...body, ...announcement }));
      expect(warnings, JSON.stringify(announcement)).toEqual([]);
    }
  });
});

describe('Alibaba Cloud', () => {
  const numbers = { recording: recordingOf('numbers of alibaba/list-numbers'), position: 0 };
  const wabas = { recording: recordingOf('wabas of alibaba/get-wabas'), position: 0 };
  const PhoneNumbers = [{ PhoneNumber: '16315551000' }];

  it.each([
    { Code: 'OK' },
    { Code: 'Ok' },
    { Code: 'ok' },
    { code: 'ok' },
    { Code: '200' },
    { Code: 200 },
    { Success: true },
    { Success: 'true', Code: 'Success' },
  ])('reports success as %j', async (envelope) => {
    const { items, warnings } = await listingOf(numbers, JSON.stringify({ ...envelope, PhoneNumbers }));
    expect(items).toMatchObject([{ id: '16315551000' }]);
    expect(warnings).toEqual([]);
    for (const space of [{}, { PhoneNumbers: null }, { PhoneNumbers: [] }]) {
      expect(await listingOf(numbers, JSON.stringify({ ...envelope, ...space }))).toEqual({ items: [], warnings: [] });
    }
    const withoutContent = { Id: '', Name: null, AuthInternationalRateEligibility: {} };
    for (const space of [{}, { Data: null }, { Data: {} }, { Data: withoutContent }, { Data: [] }]) {
      expect(await listingOf(wabas, JSON.stringify({ ...envelope, ...space }))).toEqual({ items: [], warnings: [] });
    }
  });

  it.each([
    [{ Success: false, Code: 'OK' }, 'rejected'],
    [{ Success: false }, 'rejected'],
    [{ Success: true, Code: 'Throttling.User' }, 'rate-limit'],
    [{ Code: 'Brand.New' }, 'rejected'],
  ])('reports an error as %j', async (envelope, code) => {
    const { failure } = await listingOf(numbers, JSON.stringify({ ...envelope, PhoneNumbers }));
    expect(failure?.code).toBe(code);
  });
});
