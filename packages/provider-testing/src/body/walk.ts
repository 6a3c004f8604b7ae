import type { Exchange } from '../exchange.js';

/** The position of a value in a body, for any row: `data[].status`. Empty for the body itself. */
export type Place = string;

/** A visitor of {@link rewriteBodies} returns it to remove a key. */
export const removed = Symbol('removed');

/** A value in a body. */
export interface Spot {
  readonly place: Place;
  readonly value: unknown;
}

/** Every value of a body at every depth, the body itself first. */
export function spotsOf(value: unknown, place: Place = ''): Spot[] {
  const here = { place, value };
  if (Array.isArray(value)) return [here, ...value.flatMap((entry) => spotsOf(entry, `${place}[]`))];
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, entry]) => spotsOf(entry, below(place, key)))];
}

/** Every value of all the bodies. */
export function spotsIn(exchanges: readonly Exchange[]): Spot[] {
  return exchanges.flatMap(({ response }) => spotsOf(response.body));
}

/** The exchanges with edited bodies. `visit` returns the value itself, a replacement, or {@link removed}. */
export function rewriteBodies(exchanges: readonly Exchange[], visit: (spot: Spot) => unknown): Exchange[] {
  return exchanges.map(({ request, response }) => ({
    request,
    response: { ...response, body: rewrite({ place: '', value: response.body }, visit) },
  }));
}

function rewrite(spot: Spot, visit: (spot: Spot) => unknown): unknown {
  const value = visit(spot);
  if (value !== spot.value) return value;
  const { place } = spot;
  if (Array.isArray(value)) return value.map((entry) => rewrite({ place: `${place}[]`, value: entry }, visit));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [
    key,
    rewrite({ place: below(place, key), value: entry }, visit),
  ]);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== removed));
}

function below(place: Place, key: string): Place {
  return place === '' ? key : `${place}.${key}`;
}
