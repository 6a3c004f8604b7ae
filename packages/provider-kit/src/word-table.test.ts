import { numberStatuses } from '@wabascope/core';
import { expect, test } from 'vitest';
import { metaWords, wordTable } from './index.js';

const table = wordTable(numberStatuses, {
  OFFLINE: 'DISCONNECTED',
  'on-hold': 'RESTRICTED',
  1: 'CONNECTED',
  true: 'CONNECTED',
});

test.each([
  ['RATE_LIMITED', 'RATE_LIMITED'],
  ['rate_limited', 'RATE_LIMITED'],
  ['Rate Limited', 'RATE_LIMITED'],
  ['rate-limited', 'RATE_LIMITED'],
  ['  Rate -_ Limited ', 'RATE_LIMITED'],
  ['offline', 'DISCONNECTED'],
  ['ON HOLD', 'RESTRICTED'],
  [1, 'CONNECTED'],
  ['1', 'CONNECTED'],
  [true, 'CONNECTED'],
  ['', 'UNKNOWN'],
  ['  ', 'UNKNOWN'],
  ['Unknown', 'UNKNOWN'],
])('%j means %s', (raw, meaning) => {
  expect(table.find(raw)).toBe(meaning);
});

test.each(['ZZ_NEW_WORD', 'RATELIMITED', 'CONNECTED!', '__proto__', 'constructor', 'toString', 2, false])(
  '%j is an unknown word',
  (raw) => {
    expect(table.find(raw)).toBeUndefined();
  },
);

test('what an unheard-of word becomes is the last word of the model', () => {
  expect(table.unknown).toBe('UNKNOWN');
  expect(metaWords.businessVerificationStatus.unknown).toBe('unknown');
});

test('a table with more words keeps the ones it had, and leaves the first table as it was', () => {
  const more = table.with({ WARNED: 'FLAGGED', OFFLINE: 'DELETED' });
  expect([more.find('warned'), more.find('offline'), more.find('on hold')]).toEqual([
    'FLAGGED',
    'DELETED',
    'RESTRICTED',
  ]);
  expect([table.find('warned'), table.find('offline')]).toEqual([undefined, 'DISCONNECTED']);
});

test.each([
  ['status', 'UNLINKED', 'DISCONNECTED'],
  ['qualityRating', 'NA', 'UNKNOWN'],
  ['messagingLimit', 'tier_2k', 'TIER_2K'],
  ['messagingLimit', 'TIER_NOT_SET', 'UNKNOWN'],
  ['nameStatus', 'AVAILABLE_WITHOUT_REVIEW', 'AVAILABLE_WITHOUT_REVIEW'],
  ['codeVerificationStatus', 'UNVERIFIED', 'NOT_VERIFIED'],
  ['accountReviewStatus', 'DEFERRED', 'PENDING'],
  ['businessVerificationStatus', 'PENDING_NEED_MORE_INFO', 'pending_need_more_info'],
  ['wabaStatus', 'BANNED', 'DISABLED'],
  ['ownershipType', 'AGENCY_OWNED', 'ON_BEHALF_OF'],
  ['canSendMessage', 'limited', 'LIMITED'],
] as const)("Meta's %s %s means %s", (name, raw, meaning) => {
  expect(metaWords[name].find(raw)).toBe(meaning);
});
