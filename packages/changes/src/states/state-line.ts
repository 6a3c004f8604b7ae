import type { NumberState, RowState, WabaState } from '../baseline.js';

/** The fields of a state that have a column each, in this order. The others are JSON in the last column. */
export type Columns<State> = readonly (keyof State & string)[];

const numberTexts = ['number', 'name', 'wabaId'] as const satisfies Columns<NumberState>;
export const numberWords = [
  'status',
  'quality',
  'limit',
  'limitScope',
  'nameStatus',
  'newNameStatus',
  'canSend',
  'official',
] as const satisfies Columns<NumberState>;

export const columnsOf = {
  numbers: [...numberTexts, ...numberWords] as Columns<NumberState>,
  wabas: ['name', 'status', 'review', 'verification', 'limit', 'announcedLimit'] as Columns<WabaState>,
};

/** A text that may be a cell as it is: UTF-8 would change half of a surrogate pair, so such texts are written as JSON. */
const plain = /^[^"\t\n\ud800-\udfff][^\t\n\ud800-\udfff]*$/;

/** An absent text is an empty cell. Different texts have different cells. */
export function cellOf(text: string | undefined): string {
  if (text === undefined) return '';
  return plain.test(text) ? text : JSON.stringify(text);
}

/** The state of a row as a line with its ID. Equal lines have equal states. */
export function lineOf<State extends RowState>(columns: Columns<State>, id: string, state: State): string {
  return `${cellOf(id)}\t${cellsOf(columns, state)}`;
}

/** The cells of these columns and of the fields without a column, to the end of the line. */
export function cellsOf<State extends RowState>(columns: Columns<State>, state: State): string {
  let cells = '';
  for (const column of columns) cells += `${cellOf(state[column] as string | undefined)}\t`;
  let others: Record<string, unknown> | undefined;
  for (const [field, value] of Object.entries(state)) {
    if (columns.includes(field as keyof State & string)) continue;
    others ??= {};
    others[field] = value;
  }
  return `${cells}${others === undefined ? '' : JSON.stringify(others)}\n`;
}

/** The ID of the row in a line. */
export function idOf(line: string): string {
  return textOf(line.slice(0, line.indexOf('\t'))) ?? '';
}

/**
 * The ID and the state in a line. Their texts may be slices, which keep the text around the line in memory.
 * @param parse Parses JSON.
 * @throws If it is not a line of these columns.
 */
export function readLine<State extends RowState>(
  columns: Columns<State>,
  line: string,
  parse: (json: string) => unknown = JSON.parse,
): [id: string, state: State] {
  const cells = line.slice(0, line.endsWith('\n') ? -1 : undefined).split('\t');
  if (cells.length !== columns.length + 2) throw new SyntaxError('A row has another number of columns.');
  const state: Record<string, unknown> = {};
  let index = 1;
  for (const column of columns) {
    const text = textOf(cells[index] ?? '');
    if (text !== undefined) state[column] = text;
    index += 1;
  }
  const others = cells[index];
  if (others) Object.assign(state, parse(others));
  return [textOf(cells[0] ?? '') ?? '', state as State];
}

function textOf(cell: string): string | undefined {
  if (cell === '') return undefined;
  return cell.startsWith('"') ? JSON.parse(cell) : cell;
}
