import type { PhoneNumber, Waba } from '@wabascope/core';
import type { NumberState } from '../baseline.js';
import { withoutAbsent } from './plain-state.js';
import { reportedWords } from './reported-words.js';
import type { Verdict } from './verdicts.js';

/** The provider's field behind each compared word. */
export const numberSources = {
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
    reported: reportedWords(number.reported, numberSources),
  });
}

function officialWord({ isOfficialBusinessAccount: isOfficial }: PhoneNumber): string | undefined {
  return isOfficial === undefined ? undefined : String(isOfficial);
}
