import {
  type AccountReviewStatus,
  type BusinessVerificationStatus,
  type MessagingLimitTier,
  messagingLimit,
  type NameStatus,
  type NumberStatus,
  type QualityRating,
  type SendAbility,
  type WabaStatus,
} from '@wabascope/core';
import type { ChangeDirection, ChangeKind } from '../change.js';

/** A higher rank is better. Words without a rank, such as `UNKNOWN`, compare as neutral. */
type Ranks<Word extends string> = Readonly<Partial<Record<Word, number>>>;

const status: Ranks<NumberStatus> = {
  CONNECTED: 5,
  FLAGGED: 4,
  RATE_LIMITED: 3,
  RESTRICTED: 2,
  PENDING: 1,
  UNVERIFIED: 1,
  DISCONNECTED: 0,
  MIGRATED: 0,
  DELETED: 0,
  BANNED: 0,
};
const quality: Ranks<QualityRating> = { GREEN: 2, YELLOW: 1, RED: 0 };
const canSend: Ranks<SendAbility> = { AVAILABLE: 2, LIMITED: 1, BLOCKED: 0 };
const nameStatus: Ranks<NameStatus> = {
  APPROVED: 3,
  AVAILABLE_WITHOUT_REVIEW: 3,
  PENDING_REVIEW: 2,
  EXPIRED: 1,
  DECLINED: 0,
};
const wabaStatus: Ranks<WabaStatus> = { ACTIVE: 3, RESTRICTED: 2, PENDING: 1, DISABLED: 0 };
const review: Ranks<AccountReviewStatus> = { APPROVED: 3, RESTRICTED: 2, PENDING: 1, REJECTED: 0, DISABLED: 0 };
const verification: Ranks<BusinessVerificationStatus> = {
  verified: 3,
  pending: 2,
  not_verified: 1,
  pending_submission: 1,
  pending_need_more_info: 1,
  rejected: 0,
  failed: 0,
  revoked: 0,
  expired: 0,
  ineligible: 0,
};

const ranks: Readonly<Partial<Record<ChangeKind, Readonly<Record<string, number>>>>> = {
  status,
  quality,
  'can-send': canSend,
  'name-status': nameStatus,
  'new-name-status': nameStatus,
  official: { true: 1, false: 0 },
  'waba-status': wabaStatus,
  'waba-review': review,
  'business-verification': verification,
};

/** Changes without words to compare. */
const always: Readonly<Partial<Record<ChangeKind, ChangeDirection>>> = {
  'number-appeared': 'better',
  'number-gone': 'worse',
  'account-failing': 'worse',
  'account-recovered': 'better',
};

/** Neutral if a word is not known, or the two words are equally good. */
export function directionOf(kind: ChangeKind, from: string | undefined, to: string | undefined): ChangeDirection {
  const [before, after] = [rankOf(kind, from), rankOf(kind, to)];
  if (before === undefined || after === undefined || before === after) return always[kind] ?? 'neutral';
  return after > before ? 'better' : 'worse';
}

function rankOf(kind: ChangeKind, word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (kind === 'limit' || kind === 'waba-limit') return customersOf(word);
  const known = ranks[kind];
  return known !== undefined && Object.hasOwn(known, word) ? known[word] : undefined;
}

function customersOf(tier: string): number | undefined {
  const { perDay } = messagingLimit(tier as MessagingLimitTier, 'unknown');
  return perDay === 'unlimited' ? Number.POSITIVE_INFINITY : perDay;
}
