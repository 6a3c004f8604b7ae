/**
 * The rows of `data` in each form that the documents describe or show: an array, `{ business_phones }`, one row, a map
 * from number to its row or rows, and `null` for none. Undefined for any other form.
 */
export function rowsOf(data: unknown): unknown[] | undefined {
  if (data === null) return [];
  if (Array.isArray(data)) return data;
  if (!isObject(data)) return undefined;
  if ('business_phones' in data) return isObject(data.business_phones) ? [data.business_phones].flat() : undefined;
  if ('display_phone_number' in data) return [data];
  const entries = Object.entries(data);
  const numbered = entries.every(([key]) => printedNumber.test(key));
  // One that is no row is left out with a warning; when none is, this is another form.
  const isMap = numbered && (entries.length === 0 || entries.some(([, value]) => isObject(value)));
  return isMap ? entries.flatMap(([number, rows]) => [rows].flat().map((row) => named(row, number))) : undefined;
}

/** Digits, which the documents mask as in `861xxx24`. */
const printedNumber = /^\+?\d[\dx*\s-]*$/i;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function named(row: unknown, number: string): unknown {
  return isObject(row) ? { display_phone_number: number, ...row } : row;
}
