import type { Waba } from '@wabascope/core';
import type { WabaState } from '../baseline.js';
import { withoutAbsent } from './plain-state.js';
import { reportedWords } from './reported-words.js';

/** The provider's field behind each compared word. */
const sources = {
  status: 'status',
  review: 'accountReviewStatus',
  verification: 'businessVerificationStatus',
  limit: 'messagingLimit',
} as const satisfies Partial<Record<keyof WabaState, keyof Waba>>;

/** What is compared of a WABA. */
export function wabaState(waba: Waba): WabaState {
  return withoutAbsent({
    name: waba.name,
    status: waba.status,
    review: waba.accountReviewStatus,
    verification: waba.businessVerificationStatus,
    limit: waba.messagingLimit?.tier,
    reported: reportedWords(waba.reported, sources),
  });
}
