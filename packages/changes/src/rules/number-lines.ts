import type { PhoneNumber, Waba } from '@wabascope/core';
import type { NumberState } from '../baseline.js';
import { cellOf, cellsOf, numberWords } from '../states/state-line.js';
import { numberSources, numberState } from './number-state.js';
import type { Verdict } from './verdicts.js';

/** The cells that numbers with the same words share. */
interface Words {
  readonly number: PhoneNumber;
  readonly verdict: Verdict;
  readonly cells: string;
}

/** Different words that are remembered. */
const maxWords = 20;

const reportedFields = Object.values(numberSources);

/** Writes the lines of the states of numbers. Most numbers have the same words, so few are written in full. */
export function createNumberLines(): (number: PhoneNumber, waba: Waba | undefined, verdict: Verdict) => string {
  const known: Words[] = [];

  function wordsOf(number: PhoneNumber, verdict: Verdict): string {
    const alike = known.find((each) => haveSameWords(each, number, verdict));
    if (alike !== undefined) return alike.cells;
    const { number: _, name: __, wabaId: ___, ...words }: NumberState = numberState(number, undefined, verdict);
    const cells = cellsOf<NumberState>(numberWords, words);
    if (known.length < maxWords) known.push({ number, verdict, cells });
    return cells;
  }

  return (number, waba, verdict) => {
    const phone = cellOf(number.phoneNumber ?? number.displayPhoneNumber);
    const wabaId = cellOf(number.wabaId ?? waba?.id);
    return `${cellOf(number.id)}\t${phone}\t${cellOf(number.verifiedName)}\t${wabaId}\t${wordsOf(number, verdict)}`;
  };
}

/** Whether all that `numberState` reads, except number, name and WABA, is equal. */
function haveSameWords({ number: one, verdict }: Words, other: PhoneNumber, { canSend, facts }: Verdict): boolean {
  return (
    one.status === other.status &&
    one.qualityRating === other.qualityRating &&
    one.messagingLimit?.tier === other.messagingLimit?.tier &&
    one.messagingLimit?.scope === other.messagingLimit?.scope &&
    one.nameStatus === other.nameStatus &&
    one.newNameStatus === other.newNameStatus &&
    one.isOfficialBusinessAccount === other.isOfficialBusinessAccount &&
    verdict.canSend === canSend &&
    verdict.facts === facts &&
    (one.reported === other.reported ||
      reportedFields.every((field) => one.reported?.[field] === other.reported?.[field]))
  );
}
