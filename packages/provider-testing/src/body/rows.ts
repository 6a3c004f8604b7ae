import type { Exchange } from '../exchange.js';
import type { Item } from '../operation.js';
import { type Place, type Spot, spotsIn, spotsOf } from './walk.js';

/** Where the rows are in the bodies, found by the texts of the rows that the provider returned. */
export interface RowPlaces {
  /** Places of the keys of a row, at any depth. */
  readonly keys: readonly Place[];
  /** Those of `keys` that contain the identity of a row. */
  readonly identities: ReadonlySet<Place>;
  /** Places of the outermost arrays of rows. */
  readonly arrays: readonly Place[];
}

export function rowsIn(exchanges: readonly Exchange[], items: readonly Item[]): RowPlaces {
  const spots = spotsIn(exchanges);
  const texts = new Set(items.flatMap((item) => spotsOf(item).map(({ value }) => value)).filter(isDistinctive));
  const rows = new Set(spots.filter(({ value }) => texts.has(value)).map(({ place }) => parentOf(place)));
  const inRow = (place: Place) => [...rows].some((row) => place !== '' && (row === '' || place.startsWith(`${row}.`)));
  const known = new Set(items.flatMap(identitiesOf));
  const identities = spots.filter(({ value }) => isIdentity(value, known)).map(({ place }) => place);
  const arrays = [...rows].filter((row) => row.includes('[]')).map((row) => row.slice(0, row.indexOf('[]')));
  // A body that is one row may contain arrays.
  const single = new Set(identities.map(parentOf).filter((row) => rows.has(row) && !row.includes('[]')));
  const inSingle = (array: Place) => [...single].some((row) => row === '' || array.startsWith(`${row}.`));
  return {
    keys: unique(spots.filter(({ place }) => inRow(place) && !place.endsWith('[]')).map(({ place }) => place)),
    identities: new Set(identities.flatMap(placesAround)),
    arrays: unique(arrays).filter((array) => !inSingle(array)),
  };
}

/** Texts of this length are not in two places by chance. */
function isDistinctive(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 3;
}

function identitiesOf({ id, phoneNumber, phoneNumberId, displayPhoneNumber }: Item): string[] {
  return [id, phoneNumber, phoneNumberId, displayPhoneNumber]
    .filter((value) => value !== undefined)
    .map(digitsAndLetters);
}

function isIdentity(value: Spot['value'], known: ReadonlySet<string>): boolean {
  return (typeof value === 'string' || typeof value === 'number') && value !== '' && known.has(digitsAndLetters(value));
}

/** Makes `+1 555 0100` and `15550100` equal. */
function digitsAndLetters(value: unknown): string {
  return String(value).replace(/[\s()+.-]/g, '');
}

function parentOf(place: Place): Place {
  if (place.endsWith('[]')) return place.slice(0, -2);
  return place.slice(0, Math.max(0, place.lastIndexOf('.')));
}

/** The place and all places that contain it. */
function placesAround(place: Place): Place[] {
  return place === '' ? [] : [place, ...placesAround(parentOf(place))];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
