import type { RowState } from '../baseline.js';
import { type Columns, idOf, lineOf, readLine } from './state-line.js';
import { linesIn } from './state-lines.js';

/** Reads the rows of a fetch. */
export interface LineReader<Row, State> {
  readonly columns: Columns<State>;
  readonly idOf: (row: Row) => string;
  /** The line of the state that the row has alone. Called for every row, so it is quick. */
  readonly lineOf: (row: Row) => string;
}

/** The row that has a line of the next text, with its line before, if it has one. */
interface OwnLine<Row> {
  readonly id: string;
  readonly row: Row;
  line?: string;
}

/** Rows or lines that are looked at to continue after some were added or are absent. */
const maxSkipped = 10;

/** The rows of a fetch beside the states before. */
export interface RowPairs<Row, State> {
  /** How many states there were. */
  readonly count: number;
  /** Rows whose state may be another one now. */
  readonly different: readonly { readonly id: string; readonly row: Row; readonly old: State }[];
  /** Rows without a state. */
  readonly added: Map<string, Row>;
  /** States without a row. */
  readonly absent: Map<string, State>;
  /**
   * The text after the fetch, without the absent rows, in the order of the fetch, which the next one probably has too.
   * @param changed The rows that have another state now.
   * @param withAdded Whether added rows have the state that they have alone, or none.
   */
  textWith(changed: ReadonlyMap<string, State>, withAdded: boolean): string;
}

/** Pairs rows with the lines of their states. Reads only lines that are not those of their rows. */
export function pairRows<Row, State extends RowState>(
  reader: LineReader<Row, State>,
  text: string,
  rows: readonly Row[],
): RowPairs<Row, State> {
  const { columns, idOf: idOfRow, lineOf: lineOfRow } = reader;
  /** Lines that stay, and rows. */
  const parts: (string | OwnLine<Row>)[] = [];
  const different: { id: string; row: Row; old: State }[] = [];
  const unpaired: OwnLine<Row>[] = [];
  const rest = new Map<string, string>();
  let [count, row, at, same] = [0, 0, 0, 0];

  function keepSame(): void {
    if (at > same) parts.push(text.slice(same, at));
    same = at;
  }

  /** Whether one of the next lines is that of the next row, or the other way round. Those before it have no pair yet. */
  function skip(id: string, known: string): boolean {
    let end = text.indexOf('\n', at) + 1;
    const skipped = [known];
    while (skipped.length <= maxSkipped && end < text.length) {
      const line = text.slice(end, text.indexOf('\n', end) + 1);
      if (idOf(line) === id) {
        for (const each of skipped) rest.set(idOf(each), each);
        at = end;
        return true;
      }
      skipped.push(line);
      end += line.length;
    }
    const wanted = idOf(known);
    const found = rows.slice(row + 1, row + 1 + maxSkipped).findIndex((each) => idOfRow(each) === wanted);
    for (const each of found === -1 ? [] : rows.slice(row, row + 1 + found)) addUnpaired(each);
    row += found + 1;
    return found !== -1;
  }

  function addUnpaired(next: Row): void {
    const own = { id: idOfRow(next), row: next };
    parts.push(own);
    unpaired.push(own);
  }

  // Most providers return rows in the same order each time.
  while (row < rows.length && at < text.length) {
    const next = rows[row] as Row;
    const line = lineOfRow(next);
    // Twice as quick as `startsWith`.
    if (text.slice(at, at + line.length) === line) {
      at += line.length;
      row += 1;
      count += 1;
      continue;
    }
    keepSame();
    const known = text.slice(at, text.indexOf('\n', at) + 1);
    const id = idOfRow(next);
    if (idOf(known) === id) {
      different.push({ id, row: next, old: readLine(columns, known)[1] });
      parts.push({ id, row: next, line: known });
      at += known.length;
      row += 1;
      count += 1;
    } else if (!skip(id, known)) break;
    same = at;
  }
  keepSame();

  for (const next of row === 0 ? rows : rows.slice(row)) addUnpaired(next);
  if (unpaired.length > 0) {
    const ids = new Set(rows.map(idOfRow));
    if (ids.size < rows.length) return pairRows(reader, text, firstOfEach(rows, idOfRow));
  }
  for (const line of linesIn(text, at)) rest.set(idOf(line), line);
  count += rest.size;
  const added = new Map<string, Row>();
  for (const own of unpaired) {
    const { id, row: next } = own;
    const line = rest.get(id);
    if (line === undefined) added.set(id, next);
    else {
      rest.delete(id);
      own.line = line;
      if (line !== lineOfRow(next)) different.push({ id, row: next, old: readLine(columns, line)[1] });
    }
  }

  return {
    count,
    different,
    added,
    absent: new Map([...rest.values()].map((line) => readLine(columns, line))),
    textWith(changed, withAdded) {
      const lines = parts.map((part) => {
        if (typeof part === 'string') return part;
        const { id, row: next, line = withAdded ? lineOfRow(next) : '' } = part;
        const state = changed.get(id);
        return state === undefined ? line : lineOf(columns, id, state);
      });
      return lines.join('');
    },
  };
}

/** Of two rows with one ID, the first counts. */
function firstOfEach<Row>(rows: readonly Row[], idOfRow: (row: Row) => string): readonly Row[] {
  const firsts = new Map<string, Row>();
  for (const row of rows) if (!firsts.has(idOfRow(row))) firsts.set(idOfRow(row), row);
  return [...firsts.values()];
}
