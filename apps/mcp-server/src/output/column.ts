/** A row by field name. */
export type Row = Readonly<Record<string, unknown>>;

/** A column of a table, and a field of every other format. */
export interface Column {
  /** The field; `lastFailure.code` is a member of a field. */
  readonly name: string;
  /** Of the table. */
  readonly heading: string;
}

/** @param headings Of fields with a heading other than their name. */
export function columnsOf(names: readonly string[], headings: Readonly<Record<string, string>> = {}): Column[] {
  return names.map((name) => ({ name, heading: headings[name] ?? headingOf(name) }));
}

/** `canSendMessage` becomes `CAN SEND MESSAGE`. */
function headingOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('.', ' ')
    .toUpperCase();
}

/** The value of a column; undefined if the row has none. */
export function cellValue(row: Row, { name }: Column): unknown {
  return name.split('.').reduce<unknown>((value, key) => memberOf(value, key), row);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
