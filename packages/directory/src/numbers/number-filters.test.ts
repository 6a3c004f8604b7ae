import { messagingLimit } from '@wabascope/core';
import { expect, test } from 'vitest';
import { directoryOf, type PluginParts, page } from '../__fixtures__/plugin.js';
import { isInNumbers } from './check-query.js';

const wabas = [
  { id: 'w1', name: 'Kiosk', currency: 'EUR', businessId: 'b1', businessName: 'Kiosk GmbH' },
  { id: 'w2', messagingLimit: messagingLimit('TIER_2K', 'portfolio') },
];
const fleet = {
  bonn: {
    listNumbers: () =>
      page([
        {
          id: 'de1',
          phoneNumber: '+4915112345678',
          status: 'CONNECTED',
          qualityRating: 'GREEN',
          wabaId: 'w1',
          nameStatus: 'APPROVED',
          newNameStatus: 'DECLINED',
          messagingLimit: messagingLimit('TIER_250', 'phone'),
          isOfficialBusinessAccount: true,
          isOnBusinessApp: false,
          accountMode: 'LIVE',
          callbacks: { statusUrl: 'https://hooks.example/status', inboundUrl: 'https://HOOKS.example:443/in' },
        },
        {
          id: 'ch1',
          phoneNumber: '+41791234567',
          status: 'BANNED',
          qualityRating: 'RED',
          wabaId: 'w2',
          nameStatus: 'PENDING_REVIEW',
          isOfficialBusinessAccount: false,
          isOnBusinessApp: true,
          accountMode: 'SANDBOX',
          callbacks: { statusUrl: 'https://hooks.example/', inboundUrl: 'https://other.example:8443/' },
        },
      ]),
    getWabas: () => page(wabas),
  },
  delhi: {
    listNumbers: () =>
      page([
        { id: 'de2', phoneNumber: '+4915112345678', status: 'CONNECTED' },
        { id: 'in1', displayPhoneNumber: '9198****', status: 'PENDING', callbacks: { statusQueue: 'q' } },
      ]),
  },
} satisfies Record<string, PluginParts>;

test.each([
  ['a reason', { reasons: ['number-banned'] }, ['ch1']],
  ['one of several reasons', { reasons: ['new-name-declined', 'number-pending'] }, ['in1', 'de1']],
  ['the review of the name', { nameStatus: ['PENDING_REVIEW'] }, ['ch1']],
  ['the review of the requested name', { newNameStatus: ['DECLINED'] }, ['de1']],
  ['a review that is not reported', { nameStatus: ['NOT_REPORTED'] }, ['in1', 'de2']],
  ['the limit of the number', { messagingLimit: ['TIER_250'] }, ['de1']],
  ['the limit of its WABA', { messagingLimit: ['TIER_2K'] }, ['ch1']],
  ['the country', { country: ['DE'] }, ['de1', 'de2']],
  ['a country that cannot be recognized', { country: ['NOT_REPORTED'] }, ['in1']],
  ['official business accounts', { official: true }, ['de1']],
  ['no official business account', { official: false }, ['ch1']],
  ['test numbers', { accountMode: ['SANDBOX'] }, ['ch1']],
  ['numbers on the Business app', { onBusinessApp: true }, ['ch1']],
  ['a callback host', { callbackHost: ['hooks.example'] }, ['ch1', 'de1']],
  ['a callback host with a port', { callbackHost: ['other.example:8443'] }, ['ch1']],
  ['the URL of a callback', { callbackHost: ['https://Hooks.example/any'] }, ['ch1', 'de1']],
  ['any other callback host', { callbackHost: ['!hooks.example'] }, ['ch1']],
  ['callbacks without a URL', { callbackHost: ['NOT_REPORTED'] }, ['in1', 'de2']],
  ['numbers that two accounts have', { duplicates: true }, ['de1', 'de2']],
  ['numbers that one account has', { duplicates: false }, ['ch1', 'in1']],
  ['numbers that two of the chosen accounts have', { duplicates: true, accounts: ['bonn'] }, []],
] as const)('it filters by %s', async (_, query, expected) => {
  const directory = await directoryOf(fleet);
  const { numbers, total } = await directory.listNumbers(query);
  expect(numbers.map(({ id }) => id)).toEqual(expected);
  expect(total).toBe(expected.length);
});

test('a number in two accounts names the other one', async () => {
  const directory = await directoryOf(fleet);
  const { numbers } = await directory.listNumbers({ duplicates: true });
  expect(numbers.map(({ account, alsoIn }) => [account, alsoIn])).toEqual([
    ['bonn', ['delhi']],
    ['delhi', ['bonn']],
  ]);
  expect((await directory.only(['bonn']).listNumbers({ duplicates: true })).total).toBe(0);
});

test.each([
  [{ reasons: ['banned'] }, /^reasons: unknown value "banned"\. Known values: number-banned, number-migrated, /],
  [{ country: ['Germany'] }, /^country: unknown value "Germany"\. Known values: AC, AD, .* and \d+ more\./],
  [{ callbackHost: ['not a host'] }, /^callbackHost must be hosts such as hooks\.example\.com, or !hooks/],
  [{ official: 'yes' }, /^official must be true or false\.$/],
  [
    { groupBy: ['city'] },
    /^groupBy: unknown value "city"\. Known values: account, provider, waba, business, country, /,
  ],
  [{ groupBy: ['status', 'quality', 'waba'] }, /^groupBy must be a list of at most 2 of account, provider, /],
  [{ fields: ['secret'] }, /^fields: unknown value "secret"\. Known values: phoneNumber, displayPhoneNumber, /],
  [{ limit: -1 }, /^limit must be a whole number from 0 to 100\.$/],
])('%j is rejected', async (query, message) => {
  const directory = await directoryOf(fleet);
  await expect(directory.listNumbers(query as never)).rejects.toThrow(message);
});

test('a provider that does not report what the query needs is named, others are not', async () => {
  const directory = await directoryOf(fleet);
  // The plugins of these tests report the status and the name of a number, and the name of a WABA.
  const { notReported } = await directory.listNumbers({ status: ['BANNED'], official: true, groupBy: ['currency'] });
  expect(notReported).toEqual({
    bonn: ['isOfficialBusinessAccount', 'currency'],
    delhi: ['isOfficialBusinessAccount', 'currency'],
  });
  expect((await directory.listNumbers({ fields: ['status', 'throughput'] })).notReported).toEqual({
    bonn: ['throughput'],
    delhi: ['throughput'],
  });
  expect(await directory.listNumbers({ status: ['BANNED'] })).not.toHaveProperty('notReported');
});

test.each([
  ['a field of WABAs with the same name does not count', 'status', { number: [], waba: ['status'] }, false],
  ['a limit may be that of the WABA', 'messagingLimit', { number: [], waba: ['messagingLimit'] }, true],
  ['a number gets its WABA from the WABAs of the account', 'wabaId', { number: [], waba: ['name'] }, true],
  ['without WABAs, only the number has it', 'wabaId', { number: [], waba: [] }, false],
] as const)('%s', (_, field, reports, expected) => {
  expect(isInNumbers(field, reports)).toBe(expected);
});
