import { assessNumber, type PhoneNumber, type SendAbility, type Waba } from '@wabascope/core';

/** Whether a number can send, and the facts behind it. */
export interface Verdict {
  readonly canSend: SendAbility;
  /** One bit for each fact that is reported. */
  readonly facts: number;
}

/** Numbers of one WABA with different verdicts that are remembered. */
const maxKinds = 20;

/** Assesses numbers. Most numbers of a WABA are alike and have one verdict, so few are assessed in full. */
export function createVerdicts(): (number: PhoneNumber, waba: Waba | undefined) => Verdict {
  const known = new Map<Waba | undefined, { readonly number: PhoneNumber; readonly verdict: Verdict }[]>();
  return (number, waba) => {
    const ofWaba = known.get(waba) ?? [];
    const alike = ofWaba.find((each) => areAlike(each.number, number));
    if (alike !== undefined) return alike.verdict;
    const verdict = verdictOf(number, waba);
    if (ofWaba.length < maxKinds) known.set(waba, [...ofWaba, { number, verdict }]);
    return verdict;
  };
}

/** Whether all that `assessNumber` reads is equal. */
function areAlike(one: PhoneNumber, other: PhoneNumber): boolean {
  return (
    one.status === other.status &&
    one.qualityRating === other.qualityRating &&
    one.nameStatus === other.nameStatus &&
    one.newNameStatus === other.newNameStatus &&
    one.codeVerificationStatus === other.codeVerificationStatus &&
    one.callbacks?.replacedUrl === other.callbacks?.replacedUrl &&
    one.healthStatus?.canSendMessage === other.healthStatus?.canSendMessage &&
    one.healthStatus?.issues === undefined &&
    other.healthStatus?.issues === undefined
  );
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
