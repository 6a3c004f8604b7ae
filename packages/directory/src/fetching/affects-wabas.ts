import { assessNumber, type PhoneNumber } from '@wabascope/core';
import type { Snapshot } from './snapshot.js';

/**
 * Whether what has changed in the numbers of an account may come from their WABAs: a new number, or another reason or
 * messaging limit.
 */
export function affectsWabas(last: Snapshot<PhoneNumber> | undefined, next: Snapshot<PhoneNumber>): boolean {
  if (last === undefined || last.items === next.items) return false;
  const known = new Map(last.items.map((number) => [number.id, number]));
  return next.items.some((number) => {
    const before = known.get(number.id);
    return number !== before && (before === undefined || signOf(number) !== signOf(before));
  });
}

function signOf(number: PhoneNumber): string {
  const { canSendMessage, reasons } = assessNumber(number, undefined);
  return JSON.stringify([canSendMessage, reasons.map(({ code }) => code), number.messagingLimit, number.wabaId]);
}
