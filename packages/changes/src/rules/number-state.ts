import { assessNumber, type PhoneNumber, type ReportedValue, type Waba } from '@wabascope/core';
import type { NumberState } from '../baseline.js';
import { withoutAbsent } from './plain-state.js';

/** The provider's field behind each compared word. */
const sources = {
  status: 'status',
  quality: 'qualityRating',
  limit: 'messagingLimit',
  nameStatus: 'nameStatus',
  newNameStatus: 'newNameStatus',
  official: 'isOfficialBusinessAccount',
} as const satisfies Partial<Record<keyof NumberState, keyof PhoneNumber>>;

/** What is compared of a number. @param waba The WABA of the number, if it is known. */
export function numberState(number: PhoneNumber, waba: Waba | undefined): NumberState {
  const { phoneNumber, displayPhoneNumber, verifiedName, messagingLimit, isOfficialBusinessAccount } = number;
  return withoutAbsent({
    number: phoneNumber ?? displayPhoneNumber,
    name: verifiedName,
    wabaId: number.wabaId ?? waba?.id,
    status: number.status,
    quality: number.qualityRating,
    limit: messagingLimit?.tier,
    limitScope: messagingLimit?.scope,
    nameStatus: number.nameStatus,
    newNameStatus: number.newNameStatus,
    canSend: assessNumber(number, waba).canSendMessage,
    facts: factsOf(number, waba),
    official: isOfficialBusinessAccount === undefined ? undefined : String(isOfficialBusinessAccount),
    reported: reportedWords(number.reported, sources),
  });
}

/** The facts that a verdict on a number can be based on. */
const facts: readonly ((number: PhoneNumber, waba: Waba | undefined) => unknown)[] = [
  (number) => number.status,
  (number) => number.nameStatus,
  (number) => number.healthStatus,
  (_, waba) => waba,
  (_, waba) => waba?.status,
  (_, waba) => waba?.accountReviewStatus,
  (_, waba) => waba?.healthStatus,
];

/** One bit for each fact that is reported. */
export function factsOf(number: PhoneNumber, waba: Waba | undefined): number {
  return facts.reduce((bits, fact, index) => (fact(number, waba) === undefined ? bits : bits | (1 << index)), 0);
}

/** The provider's words of the compared fields, by our field. */
export function reportedWords<Field extends string>(
  reported: Readonly<Partial<Record<Field, ReportedValue>>> | undefined,
  fields: Readonly<Record<string, Field>>,
): Readonly<Record<string, string>> | undefined {
  if (reported === undefined) return undefined;
  const words = Object.entries(fields).flatMap(([ours, theirs]) => {
    const word = reported[theirs];
    return word === undefined ? [] : [[ours, String(word)] as const];
  });
  return words.length === 0 ? undefined : Object.fromEntries(words);
}
