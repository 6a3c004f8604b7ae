import { expect, test } from 'vitest';
import {
  accountReviewStatuses,
  assessNumber,
  businessVerificationStatuses,
  codeVerificationStatuses,
  nameStatuses,
  numberStatuses,
  type PhoneNumber,
  qualityRatings,
  type Reason,
  reasonCodes,
  reasonTable,
  type Waba,
  wabaStatuses,
} from './index.js';

type Expectation = readonly [verdict: string, ...reasons: string[]];

const fine: PhoneNumber = { id: '1', status: 'CONNECTED' };

function assessed(number: PhoneNumber, waba?: Waba): Expectation {
  const { canSendMessage, reasons } = assessNumber(number, waba);
  return [canSendMessage, ...codes(reasons)];
}

function codes(reasons: readonly Reason[]): string[] {
  return reasons.map(({ code }) => code);
}

const ofStatus: Record<(typeof numberStatuses)[number], Expectation> = {
  CONNECTED: ['AVAILABLE'],
  BANNED: ['BLOCKED', 'number-banned'],
  MIGRATED: ['BLOCKED', 'number-migrated'],
  DELETED: ['BLOCKED', 'number-deleted'],
  DISCONNECTED: ['BLOCKED', 'number-disconnected'],
  UNVERIFIED: ['BLOCKED', 'number-unverified'],
  PENDING: ['BLOCKED', 'number-pending'],
  FLAGGED: ['AVAILABLE', 'number-flagged'],
  RATE_LIMITED: ['LIMITED', 'number-rate-limited'],
  RESTRICTED: ['LIMITED', 'number-restricted'],
  UNKNOWN: ['UNKNOWN', 'status-unknown'],
};

test.each(numberStatuses)('a number that is %s', (status) => {
  expect(assessed({ id: '1', status })).toEqual(ofStatus[status]);
});

const ofQuality: Record<(typeof qualityRatings)[number], Expectation> = {
  GREEN: ['AVAILABLE'],
  YELLOW: ['AVAILABLE', 'quality-yellow'],
  RED: ['AVAILABLE', 'quality-red'],
  UNKNOWN: ['AVAILABLE'],
};

test.each(qualityRatings)('a connected number of quality %s', (qualityRating) => {
  expect(assessed({ ...fine, qualityRating })).toEqual(ofQuality[qualityRating]);
});

const ofName: Record<(typeof nameStatuses)[number], Expectation> = {
  APPROVED: ['AVAILABLE'],
  AVAILABLE_WITHOUT_REVIEW: ['AVAILABLE'],
  PENDING_REVIEW: ['AVAILABLE', 'name-pending-review'],
  DECLINED: ['LIMITED', 'name-declined'],
  EXPIRED: ['AVAILABLE', 'name-expired'],
  NONE: ['AVAILABLE'],
  UNKNOWN: ['AVAILABLE'],
};

test.each(nameStatuses)('a connected number whose name is %s', (nameStatus) => {
  expect(assessed({ ...fine, nameStatus })).toEqual(ofName[nameStatus]);
});

test.each(nameStatuses)('a connected number whose new name is %s can send under the old one', (newNameStatus) => {
  const reasons = newNameStatus === 'DECLINED' ? ['new-name-declined'] : [];
  expect(assessed({ ...fine, newNameStatus })).toEqual(['AVAILABLE', ...reasons]);
});

const ofCode: Record<(typeof codeVerificationStatuses)[number], Expectation> = {
  VERIFIED: ['AVAILABLE'],
  NOT_VERIFIED: ['AVAILABLE', 'code-not-verified'],
  EXPIRED: ['AVAILABLE', 'code-verification-expired'],
  UNKNOWN: ['AVAILABLE'],
};

test.each(codeVerificationStatuses)('a connected number whose code verification is %s', (codeVerificationStatus) => {
  expect(assessed({ ...fine, codeVerificationStatus })).toEqual(ofCode[codeVerificationStatus]);
});

const ofReview: Record<(typeof accountReviewStatuses)[number], Expectation> = {
  APPROVED: ['AVAILABLE'],
  PENDING: ['BLOCKED', 'waba-pending'],
  REJECTED: ['BLOCKED', 'waba-rejected'],
  RESTRICTED: ['LIMITED', 'waba-restricted'],
  DISABLED: ['BLOCKED', 'waba-disabled'],
  UNKNOWN: ['AVAILABLE'],
};

test.each(accountReviewStatuses)('a connected number of a WABA whose review is %s', (accountReviewStatus) => {
  expect(assessed(fine, { id: '2', accountReviewStatus })).toEqual(ofReview[accountReviewStatus]);
});

const ofWaba: Record<(typeof wabaStatuses)[number], Expectation> = {
  ACTIVE: ['AVAILABLE'],
  RESTRICTED: ['LIMITED', 'waba-restricted'],
  DISABLED: ['BLOCKED', 'waba-disabled'],
  PENDING: ['BLOCKED', 'waba-pending'],
  UNKNOWN: ['AVAILABLE'],
};

test.each(wabaStatuses)('a connected number of a WABA that is %s', (status) => {
  expect(assessed(fine, { id: '2', status })).toEqual(ofWaba[status]);
});

const verifiedOrOnItsWay = ['verified', 'pending', 'ineligible', 'unknown'];

test.each(businessVerificationStatuses)('a connected number of a business that is %s', (businessVerificationStatus) => {
  const reasons = verifiedOrOnItsWay.includes(businessVerificationStatus) ? [] : ['business-not-verified'];
  expect(assessed(fine, { id: '2', businessVerificationStatus })).toEqual(['AVAILABLE', ...reasons]);
});

test('a number without a reported status', () => {
  expect(assessed({ id: '1' })).toEqual(['UNKNOWN', 'status-unknown']);
  expect(assessed({ id: '1', qualityRating: 'GREEN', nameStatus: 'APPROVED' })).toEqual(['UNKNOWN', 'status-unknown']);
});

test('what limits or blocks a number does so without a status, too', () => {
  expect(assessed({ id: '1', nameStatus: 'DECLINED' })).toEqual(['LIMITED', 'name-declined', 'status-unknown']);
  expect(assessed({ id: '1' }, { id: '2', status: 'DISABLED' })).toEqual([
    'BLOCKED',
    'waba-disabled',
    'status-unknown',
  ]);
});

test('several reasons are listed together, the most severe first', () => {
  const number: PhoneNumber = { ...fine, qualityRating: 'YELLOW', nameStatus: 'DECLINED', newNameStatus: 'DECLINED' };
  const waba: Waba = { id: '2', accountReviewStatus: 'REJECTED', businessVerificationStatus: 'not_verified' };
  expect(assessed(number, waba)).toEqual([
    'BLOCKED',
    'waba-rejected',
    'name-declined',
    'quality-yellow',
    'new-name-declined',
    'business-not-verified',
  ]);
});

test('a reason that two fields give is said once', () => {
  expect(assessed(fine, { id: '2', accountReviewStatus: 'DISABLED', status: 'DISABLED' })).toEqual([
    'BLOCKED',
    'waba-disabled',
  ]);
});

test.each(reasonCodes)('the reason %s is one sentence: what is wrong; what to do', (code) => {
  expect(reasonTable[code].message).toMatch(/^[A-Z][^.;]+[;,] [^.]+\.$/);
});

test('a reason carries its code, severity and sentence', () => {
  expect(assessNumber({ id: '1', status: 'BANNED' }).reasons).toEqual([
    { code: 'number-banned', ...reasonTable['number-banned'] },
  ]);
});
