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

/** The changes of words of numbers. @param numbers As the provider reports them. */
export function numberMoves(
  moves: readonly RowMove<NumberState>[],
  numbers: readonly PhoneNumber[],
  wabaOf: (number: PhoneNumber) => Waba | undefined,
): ChangeFacts[] {
  const ids = new Set(moves.flatMap(({ field, id }) => (field === 'canSend' ? [id] : [])));
  const assessed = new Map(
    ids.size === 0 ? [] : numbers.filter(({ id }) => ids.has(id)).map((each) => [each.id, each]),
  );
  return moves.map(({ id, state, field, since, from, to }) => {
    const number = field === 'canSend' ? assessed.get(id) : undefined;
    const reasons = number === undefined ? [] : reasonsOf(number, wabaOf(number));
    const kind = numberKinds[field as keyof typeof numberKinds];
    return { ...numberFacts(kind, since, id, state), from, to, ...(reasons.length === 0 ? {} : { reasons }) };
  });
}

function reasonsOf(number: PhoneNumber, waba: Waba | undefined): readonly ReasonCode[] {
  const { canSendMessage, reasons } = assessNumber(number, waba);
  if (canSendMessage === 'AVAILABLE') return [];
  return reasons.filter(({ severity }) => severity !== 'notice').map(({ code }) => code);
}
