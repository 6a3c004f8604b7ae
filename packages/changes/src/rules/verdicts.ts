import { assessNumber, type PhoneNumber, type SendAbility, type Waba } from '@wabascope/core';

/** Whether a number can send, and the facts behind it. */
export interface Verdict {
  readonly canSend: SendAbility;
  /** One bit for each fact that is reported. */
  readonly facts: number;
}

/** Assesses numbers. Numbers with the same fields have the same verdict, so few are assessed in full. */
export function createVerdicts(): (number: PhoneNumber, waba: Waba | undefined) => Verdict {
  const known = new Map<Waba | undefined, Map<string, Verdict>>();
  return (number, waba) => {
    const { healthStatus: health } = number;
    if (health?.issues !== undefined) return verdictOf(number, waba);
    const ofWaba = known.get(waba) ?? new Map<string, Verdict>();
    known.set(waba, ofWaba);
    const fields = `${number.status} ${number.qualityRating} ${number.nameStatus} ${number.newNameStatus} ${number.codeVerificationStatus} ${number.callbacks?.replacedUrl === undefined} ${health?.canSendMessage}`;
    const verdict = ofWaba.get(fields) ?? verdictOf(number, waba);
    ofWaba.set(fields, verdict);
    return verdict;
  };
}

function verdictOf(number: PhoneNumber, waba: Waba | undefined): Verdict {
  return { canSend: assessNumber(number, waba).canSendMessage, facts: factsOf(number, waba) };
}

/** What a verdict can be based on. */
const facts: readonly ((number: PhoneNumber, waba: Waba | undefined) => unknown)[] = [
  (number) => number.status,
  (number) => number.nameStatus,
  (number) => number.healthStatus,
  (_, waba) => waba,
  (_, waba) => waba?.status,
  (_, waba) => waba?.accountReviewStatus,
  (_, waba) => waba?.healthStatus,
];

function factsOf(number: PhoneNumber, waba: Waba | undefined): number {
  return facts.reduce((bits, fact, index) => (fact(number, waba) === undefined ? bits : bits | (1 << index)), 0);
}
