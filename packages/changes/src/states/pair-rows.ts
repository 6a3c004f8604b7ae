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

/** Lines of the next text, or the row that has the next line, with its line before. */
type Part<Row> = string | { readonly id: string; readonly row: Row; readonly line?: string };

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
  { columns, idOf: idOfRow, lineOf: lineOfRow }: LineReader<Row, State>,
  text: string,
  rows: readonly Row[],
): RowPairs<Row, State> {
  const parts: Part<Row>[] = [];
  const different: { id: string; row: Row; old: State }[] = [];
  const added = new Map<string, Row>();
  let count = 0;

  function addDifferent(id: string, row: Row, line: string): void {
    different.push({ id, row, old: readCopy(columns, line)[1] });
    parts.push({ id, row, line });
  }

  // Most providers return rows in the same order each time.
  let [row, at, same] = [0, 0, 0];
  for (; row < rows.length && at < text.length; row += 1) {
    const next = rows[row] as Row;
    const line = lineOfRow(next);
    // Twice as quick as `startsWith`.
    if (text.slice(at, at + line.length) === line) {
      at += line.length;
      count += 1;
      continue;
    }
    const end = text.indexOf('\n', at) + 1;
    const known = text.slice(at, end);
    const id = idOfRow(next);
    if (idOf(known) !== id) break;
    if (at > same) parts.push(text.slice(same, at));
    addDifferent(id, next, known);
    count += 1;
    at = end;
    same = end;
  }
  if (at > same) parts.push(text.slice(same, at));

  const paired = row === rows.length ? [] : rows.slice(0, row);
  const seen = new Set(paired.map(idOfRow));
  const rest = new Map<string, string>();
  for (const line of linesIn(text, at)) rest.set(idOf(line), line);
  count += rest.size;
  for (const next of row === 0 ? rows : rows.slice(row)) {
    const id = idOfRow(next);
    // Of two rows with one ID, the first counts.
    if (seen.has(id)) continue;
    seen.add(id);
    const line = rest.get(id);
    if (line === undefined) {
      added.set(id, next);
      parts.push({ id, row: next });
    } else {
      rest.delete(id);
      if (line === lineOfRow(next)) parts.push(line);
      else addDifferent(id, next, line);
    }
  }

  return {
    count,
    different,
    added,
    absent: new Map([...rest.values()].map((line) => readCopy(columns, line))),
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

/** Parts of a slice of a text would keep all of it in memory. */
function readCopy<State extends RowState>(columns: Columns<State>, line: string): [id: string, state: State] {
  return readLine(columns, Buffer.from(line).toString());
}
