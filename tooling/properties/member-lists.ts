import lists from './member-lists.json' with { type: 'json' };
import { type Recording, recordingOf } from './recordings.js';

/** A listing whose response can be made from other rows. `member-lists.json` holds the rows and what is around them. */
export interface MemberList {
  readonly name: string;
  readonly recording: Recording;
  /** Position of the exchange that holds the rows. */
  readonly position: number;
  /** Whether the response holds one row only: the first. */
  readonly isSingle: boolean;
  /** A row with every member that the provider reads; the number makes it different from its neighbors. */
  readonly rowOf: (index: number) => object;
  /** The JSON text of a response with these rows, which are JSON texts. */
  readonly bodyWith: (rows: readonly string[]) => string;
  /** Members that hold the rows or report success: a listing may fail without them. */
  readonly decisive: readonly string[];
  /** Members of a row that identify it: a row may be skipped without them. */
  readonly identity: readonly string[];
}

/** How a body holds its rows. A list of numbers may also be an object with a row, or a list of one row, for each number. */
const places: Readonly<Record<string, (rows: readonly string[]) => string>> = {
  '@rows': (rows) => `[${rows}]`,
  '@row': ([row = 'null']) => row,
  '@map': (rows) => `{${rows.map((row, index) => `"1631555100${index}":${row}`)}}`,
  '@lists': (rows) => `{${rows.map((row, index) => `"1631555100${index}":[${row}]`)}}`,
  '=count': (rows) => `${rows.length}`,
};

/** Every listing of every provider. In a row, `#` is its number; a text that begins with `=` becomes a number. */
export const memberLists: readonly MemberList[] = lists.map(({ recording, row, body, ...list }) => ({
  ...list,
  recording: recordingOf(recording),
  isSingle: JSON.stringify(body).includes('"@row"'),
  rowOf: (index) =>
    JSON.parse(
      JSON.stringify(row)
        .replaceAll('#', `${index}`)
        .replace(/"=(\d+)"/g, '$1'),
    ),
  bodyWith: (rows) => JSON.stringify(body).replace(/"([@=]\w+)"/g, (text, place) => places[place]?.(rows) ?? text),
}));

/** The JSON text of a response with these rows, which are values. */
export function bodyOf({ bodyWith }: MemberList, rows: readonly unknown[]): string {
  return bodyWith(rows.map((row) => JSON.stringify(row)));
}
