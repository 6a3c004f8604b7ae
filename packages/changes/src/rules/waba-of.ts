import type { PhoneNumber, Waba } from '@wabascope/core';

/** Finds the WABA of a number. If there is a single WABA, numbers without one belong to it. */
export function wabaFinder(wabas: readonly Waba[] | undefined): (number: PhoneNumber) => Waba | undefined {
  const byId = new Map(wabas?.map((waba) => [waba.id, waba]));
  const only = wabas?.length === 1 ? wabas[0] : undefined;
  return ({ wabaId }) => (wabaId === undefined ? only : byId.get(wabaId));
}
