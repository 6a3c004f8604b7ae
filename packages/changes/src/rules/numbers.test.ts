import type { PhoneNumber } from '@wabascope/core';
import { expect, test } from 'vitest';
import { account, minute, summaryOf } from '../__fixtures__/account.js';

type Fields = Omit<PhoneNumber, 'id'>;
/** A full health verdict, so that the other fields do not change whether the number can send. */
const healthy: Fields = { healthStatus: { canSendMessage: 'AVAILABLE' } };

const limit = (
  tier: 'TIER_250' | 'TIER_1K' | 'TIER_UNLIMITED' | 'UNTIERED',
  scope: 'phone' | 'portfolio' = 'phone',
) => ({
  messagingLimit: { tier, scope },
});

test.each<[Fields, Fields, ...string[]]>([
  [{ status: 'CONNECTED' }, { status: 'FLAGGED' }, 'status CONNECTED>FLAGGED worse'],
  [{ status: 'RESTRICTED' }, { status: 'CONNECTED' }, 'status RESTRICTED>CONNECTED better'],
  [{ status: 'PENDING' }, { status: 'UNVERIFIED' }, 'status PENDING>UNVERIFIED neutral'],
  [{ qualityRating: 'GREEN' }, { qualityRating: 'YELLOW' }, 'quality GREEN>YELLOW worse'],
  [{ qualityRating: 'RED' }, { qualityRating: 'GREEN' }, 'quality RED>GREEN better'],
  [{ qualityRating: 'GREEN' }, { qualityRating: 'UNKNOWN' }, 'quality GREEN>UNKNOWN neutral'],
  [{ qualityRating: 'UNKNOWN' }, { qualityRating: 'RED' }, 'quality UNKNOWN>RED neutral'],
  [limit('TIER_1K'), limit('TIER_250'), 'limit TIER_1K>TIER_250 worse'],
  [limit('TIER_1K'), limit('TIER_UNLIMITED'), 'limit TIER_1K>TIER_UNLIMITED better'],
  [limit('TIER_1K'), limit('UNTIERED'), 'limit TIER_1K>UNTIERED neutral'],
  [limit('TIER_1K', 'portfolio'), limit('TIER_250', 'phone')],
  [{ verifiedName: 'A' }, { verifiedName: 'B' }, 'name A>B neutral'],
  [{ nameStatus: 'APPROVED' }, { nameStatus: 'DECLINED' }, 'name-status APPROVED>DECLINED worse'],
  [{ nameStatus: 'NONE' }, { nameStatus: 'APPROVED' }, 'name-status NONE>APPROVED neutral'],
  [
    { newNameStatus: 'PENDING_REVIEW' },
    { newNameStatus: 'APPROVED' },
    'new-name-status PENDING_REVIEW>APPROVED better',
  ],
  [{ isOfficialBusinessAccount: false }, { isOfficialBusinessAccount: true }, 'official false>true better'],
  [{ throughput: 'STANDARD' }, { throughput: 'HIGH' }],
  [{ displayPhoneNumber: '1' }, { displayPhoneNumber: '2' }],
])('a number that goes from %j to %j', (before, after, ...expected) => {
  const main = account();
  main.numbers([{ id: '1', ...healthy, ...before }]);
  const compared = main.numbers([{ id: '1', ...healthy, ...after }]);
  expect(summaryOf(compared)).toEqual(expected);
  expect(summaryOf(main.numbers([{ id: '1', ...healthy, ...after }]))).toEqual([]);
});

test('the first fetch is what later ones are compared with', () => {
  const main = account();
  expect(summaryOf(main.numbers([{ id: '1', status: 'BANNED' }, { id: '2' }]))).toEqual([]);
});

test('a change has the number, and the times between which it happened', () => {
  const main = account();
  const number = { id: '1', phoneNumber: '+4915112345678', verifiedName: 'Shop', wabaId: '9', ...healthy };
  main.numbers([{ ...number, qualityRating: 'GREEN' }]);
  const { changes } = main.numbers([{ ...number, qualityRating: 'RED' }]);
  expect(changes).toEqual([
    {
      id: expect.stringMatching(/^[\w-]{22}$/),
      kind: 'quality',
      direction: 'worse',
      from: 'GREEN',
      to: 'RED',
      account: 'main',
      provider: 'acme',
      numberId: '1',
      number: '+4915112345678',
      name: 'Shop',
      wabaId: '9',
      since: minute(1),
      seenAt: minute(2),
    },
  ]);
});

test('a change has the same ID wherever it is found, and its return has another', () => {
  const ids = () => {
    const main = account();
    return (['GREEN', 'RED', 'GREEN', 'RED'] as const).flatMap((qualityRating) =>
      main.numbers([{ id: '1', ...healthy, qualityRating }]).changes.map(({ id }) => id),
    );
  };
  const first = ids();
  expect(new Set(first).size).toBe(3);
  expect(ids()).toEqual(first);
});

test('whether a number can send changes with its reasons, without those that do not matter', () => {
  const main = account();
  main.numbers([{ id: '1', status: 'CONNECTED', qualityRating: 'RED' }]);
  const { changes } = main.numbers([{ id: '1', status: 'RESTRICTED', qualityRating: 'RED' }]);
  expect(changes).toMatchObject([
    { kind: 'status', direction: 'worse' },
    { kind: 'can-send', direction: 'worse', from: 'AVAILABLE', to: 'LIMITED', reasons: ['number-restricted'] },
  ]);
  const { changes: back } = main.numbers([{ id: '1', status: 'CONNECTED', qualityRating: 'RED' }]);
  expect(back[1]).not.toHaveProperty('reasons');
});
