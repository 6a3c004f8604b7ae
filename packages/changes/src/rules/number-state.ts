import type { PhoneNumber, Waba } from '@wabascope/core';
import type { NumberState } from '../baseline.js';
import { isEqualState } from './equal-states.js';
import { withoutAbsent } from './plain-state.js';
import { reportedWords } from './reported-words.js';
import type { Verdict } from './verdicts.js';

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
export function numberState(number: PhoneNumber, waba: Waba | undefined, { canSend, facts }: Verdict): NumberState {
  return withoutAbsent({
    number: number.phoneNumber ?? number.displayPhoneNumber,
    name: number.verifiedName,
    wabaId: number.wabaId ?? waba?.id,
    status: number.status,
    quality: number.qualityRating,
    limit: number.messagingLimit?.tier,
    limitScope: number.messagingLimit?.scope,
    nameStatus: number.nameStatus,
    newNameStatus: number.newNameStatus,
    canSend,
    facts,
    official: officialWord(number),
    reported: reportedWords(number.reported, sources),
  });
}

/** Whether `numberState` would return this state. */
export function hasNumberState(
  number: PhoneNumber,
  waba: Waba | undefined,
  { canSend, facts }: Verdict,
  state: NumberState,
): boolean {
  return (
    state.missing === undefined &&
    state.earlier === undefined &&
    state.number === (number.phoneNumber ?? number.displayPhoneNumber) &&
    state.name === number.verifiedName &&
    state.wabaId === (number.wabaId ?? waba?.id) &&
    state.status === number.status &&
    state.quality === number.qualityRating &&
    state.limit === number.messagingLimit?.tier &&
    state.limitScope === number.messagingLimit?.scope &&
    state.nameStatus === number.nameStatus &&
    state.newNameStatus === number.newNameStatus &&
    state.canSend === canSend &&
    state.facts === facts &&
    state.official === officialWord(number) &&
    hasWords(state.reported, reportedWords(number.reported, sources))
  );
}

function officialWord({ isOfficialBusinessAccount: isOfficial }: PhoneNumber): string | undefined {
  return isOfficial === undefined ? undefined : String(isOfficial);
}

function hasWords(known: NumberState['reported'], words: NumberState['reported']): boolean {
  return known === words || (known !== undefined && words !== undefined && isEqualState(known, words));
}
