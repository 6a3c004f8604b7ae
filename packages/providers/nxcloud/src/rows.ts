/** The member of a row for the number that it is listed under. */
export const numberInMap = 'number_in_map';

/**
 * The rows of `data` in each form of the documents: an array, `{ business_phones }`, one row, a map from number to its row
 * or rows, and `null` for none. `undefined` for any other form.
 */
export function rowsOf(data: unknown): unknown[] | undefined {
  if (data === null) return [];
  if (Array.isArray(data)) return data;
  if (!isObject(data)) return undefined;
  if ('business_phones' in data) return rowsIn(data.business_phones);
  if ('display_phone_number' in data) return [data];
  const entries = Object.entries(data);
  const numbered = entries.filter(([key]) => printedNumber.test(key));
  // An entry that is not a row is left out with a warning. Without any row, this is another form.
  const isMap = entries.length === 0 || numbered.some(([, value]) => isObject(value));
  return isMap ? numbered.flatMap(([number, rows]) => [rows].flat().map((row) => named(row, number))) : undefined;
}

function rowsIn(phones: unknown): unknown[] | undefined {
  if (phones === null) return [];
  return isObject(phones) ? [phones].flat() : undefined;
}

/** Digits, which the documents mask as in `861xxx24`. */
const printedNumber = /^\+?\d[\dx*\s-]*$/i;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function named(row: unknown, number: string): unknown {
  return isObject(row) ? { ...row, [numberInMap]: number } : row;
}
