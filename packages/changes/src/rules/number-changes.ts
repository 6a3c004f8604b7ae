import { assessNumber, type PhoneNumber, type ReasonCode, type Waba } from '@wabascope/core';
import type { NumberState } from '../baseline.js';
import type { ChangeKind } from '../change.js';
import type { ChangeFacts } from './change-of.js';
import type { RowMove } from './compare-rows.js';
import { numberKinds } from './kinds.js';

/** A change of a number. */
export function numberFacts(kind: ChangeKind, since: string, id: string, state: NumberState): ChangeFacts {
  const { number, name, wabaId } = state;
  return {
    kind,
    since,
    numberId: id,
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(wabaId === undefined ? {} : { wabaId }),
  };
}

/** A change of a word of a number. @param number As the provider reports it. */
export function numberMove(
  { id, state, field, since, from, to }: RowMove<NumberState>,
  number: PhoneNumber | undefined,
  wabaOf: (number: PhoneNumber) => Waba | undefined,
): ChangeFacts {
  const kind = numberKinds[field as keyof typeof numberKinds];
  const reasons = kind === 'can-send' && number !== undefined ? reasonsOf(number, wabaOf(number)) : [];
  return { ...numberFacts(kind, since, id, state), from, to, ...(reasons.length === 0 ? {} : { reasons }) };
}

function reasonsOf(number: PhoneNumber, waba: Waba | undefined): readonly ReasonCode[] {
  const { canSendMessage, reasons } = assessNumber(number, waba);
  if (canSendMessage === 'AVAILABLE') return [];
  return reasons.filter(({ severity }) => severity !== 'notice').map(({ code }) => code);
}
