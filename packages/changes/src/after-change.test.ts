import type { PhoneNumber, Waba } from '@wabascope/core';
import { expect, test } from 'vitest';
import { afterChanges } from './after-change.js';
import { type AccountFetch, type Change, type Comparison, compareFetch } from './index.js';

const account = { fingerprint: 'print', account: 'a', provider: 'acme', mapping: '1' };
const time = (minutes: number) => new Date(Date.parse('2026-11-25T12:00:00Z') + minutes * 60_000).toISOString();

const first = {
  id: '1',
  phoneNumber: '+6580000001',
  verifiedName: 'One',
  wabaId: 'w',
  status: 'CONNECTED',
  qualityRating: 'GREEN',
};
const second = {
  ...first,
  id: '2',
  phoneNumber: '+6580000002',
  messagingLimit: { tier: 'TIER_1K', scope: 'portfolio' },
};
const waba = {
  id: 'w',
  name: 'Acme',
  status: 'ACTIVE',
  accountReviewStatus: 'APPROVED',
  businessVerificationStatus: 'PENDING',
};

function fetchOf(minutes: number, numbers: readonly object[], wabas: readonly object[]): AccountFetch {
  const fetchedAt = time(minutes);
  return {
    what: 'numbers',
    at: fetchedAt,
    numbers: { rows: numbers as readonly PhoneNumber[], fetchedAt },
    wabas: { rows: wabas as readonly Waba[], fetchedAt },
  };
}

/** Fetches the same until nothing more is found. */
function settled(before: Comparison['baseline'] | undefined, fetches: readonly AccountFetch[]) {
  const changes: Change[] = [];
  let baseline = before;
  for (const fetch of fetches) {
    const compared = compareFetch(account, baseline, fetch);
    baseline = compared.baseline;
    changes.push(...compared.changes);
  }
  if (baseline === undefined) throw new Error('No fetch.');
  return { baseline, changes };
}

test.each<[string, object[], object[]]>([
  ['nothing', [first, second], [waba]],
  ['status and quality', [{ ...first, status: 'BANNED', qualityRating: 'RED' }, second], [waba]],
  ['a name', [{ ...first, verifiedName: 'Two' }, second], [waba]],
  ['a limit', [first, { ...second, messagingLimit: { tier: 'TIER_10K', scope: 'portfolio' } }], [waba]],
  ['a number that is gone', [first], [waba]],
  ['a number that appeared', [first, second, { ...first, id: '3', phoneNumber: '+6580000003' }], [waba]],
  [
    'a WABA',
    [first, second],
    [{ ...waba, status: 'DISABLED', accountReviewStatus: 'REJECTED', businessVerificationStatus: 'VERIFIED' }],
  ],
])('after the changes of %s, the same fetch has no change', (name, numbers, wabas) => {
  const begin = (['numbers', 'wabas'] as const).map((what) => ({ ...fetchOf(0, [first, second], [waba]), what }));
  const { baseline } = settled(undefined, begin);
  const next = [1, 2, 3].flatMap((minutes) =>
    (['numbers', 'wabas'] as const).map((what) => ({ ...fetchOf(minutes, numbers, wabas), what })),
  );
  const { changes } = settled(baseline, next);
  expect(changes.length > 0).toBe(name !== 'nothing');
  const applied = afterChanges(baseline, changes);
  expect(
    settled(
      applied,
      next.map((fetch) => ({ ...fetch, at: time(9) })),
    ).changes,
  ).toEqual([]);
});

test('after an account failed and recovered, nothing is reported again', () => {
  const { baseline } = settled(undefined, [fetchOf(0, [first], [])]);
  const failed: AccountFetch = { what: 'numbers', at: time(1), lastGoodAt: time(0), failure: { code: 'auth' } };
  const { changes } = settled(baseline, [failed]);
  expect(changes.map(({ kind }) => kind)).toEqual(['account-failing']);
  const failing = afterChanges(baseline, changes);
  expect(settled(failing, [{ ...failed, at: time(2) }]).changes).toEqual([]);
  const again = settled(failing, [{ ...fetchOf(3, [first], []), lastFailedAt: time(2) }]);
  expect(again.changes.map(({ kind }) => kind)).toEqual(['account-recovered']);
  expect(settled(afterChanges(failing, again.changes), [fetchOf(4, [first], [])]).changes).toEqual([]);
});
