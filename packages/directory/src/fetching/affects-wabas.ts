import type { PhoneNumber } from '@wabascope/core';
import type { Snapshot } from './snapshot.js';

/** What the reasons of a number are made of, and what its WABA decides. */
const words = [
  'wabaId',
  'status',
  'qualityRating',
  'nameStatus',
  'newNameStatus',
  'codeVerificationStatus',
  'accountMode',
] as const;

/**
 * Whether what has changed in the numbers of an account may come from their WABAs: a new number, or another reason or
 * messaging limit.
 */
export function affectsWabas(last: Snapshot<PhoneNumber> | undefined, next: Snapshot<PhoneNumber>): boolean {
  if (last === undefined || last.items === next.items) return false;
  const known = new Map(last.items.map((number) => [number.id, number]));
  return next.items.some((number) => {
    const before = known.get(number.id);
    return number !== before && (before === undefined || differs(before, number));
  });
}

function differs(before: PhoneNumber, now: PhoneNumber): boolean {
  return (
    words.some((field) => before[field] !== now[field]) ||
    before.messagingLimit?.tier !== now.messagingLimit?.tier ||
    before.messagingLimit?.scope !== now.messagingLimit?.scope ||
    (before.healthStatus !== now.healthStatus &&
      JSON.stringify(before.healthStatus) !== JSON.stringify(now.healthStatus))
  );
}
