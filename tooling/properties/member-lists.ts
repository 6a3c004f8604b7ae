import { type MemberListData, type Recording, recordedProviders, recordingOf } from './recordings.js';

/** A listing whose response can be made from other rows. */
export interface MemberList extends Omit<MemberListData, 'recording' | 'body' | 'row'> {
  readonly recording: Recording;
  /** Whether the response holds one row only: the first. */
  readonly isSingle: boolean;
  /** The number makes the row different from its neighbors. */
  readonly rowOf: (index: number) => object;
  /** The JSON text of a response with these rows, which are JSON texts. */
  readonly bodyWith: (rows: readonly string[]) => string;
}

/** How a body holds its rows. A list of numbers may also be an object with a row, or a list of one row, for each number. */
const places: Readonly<Record<string, (rows: readonly string[]) => string>> = {
  '@rows': (rows) => `[${rows}]`,
  '@row': ([row = 'null']) => row,
  '@map': (rows) => `{${rows.map((row, index) => `"1631555100${index}":${row}`)}}`,
  '@lists': (rows) => `{${rows.map((row, index) => `"1631555100${index}":[${row}]`)}}`,
  '=count': (rows) => `${rows.length}`,
};

const data = Object.values(recordedProviders).flatMap(({ memberLists: lists }) => lists);

/** Every listing of every provider. */
export const memberLists: readonly MemberList[] = data.map(({ recording, row, body, ...list }) => ({
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
