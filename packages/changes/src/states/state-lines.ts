import type { RowState } from '../baseline.js';
import { type Columns, lineOf, readLine } from './state-line.js';

/** The states of rows by their IDs. */
export type States<State> = Readonly<Record<string, State>>;

const textKey = Symbol('text');

/** The states as text, a line for each row. */
export function textOf<State extends RowState>(columns: Columns<State>, states: States<State>): string {
  const text: unknown = Reflect.get(states, textKey);
  if (typeof text === 'string') return text;
  return Object.entries(states)
    .map(([id, state]) => lineOf(columns, id, state))
    .join('');
}

/** The states in a text. They are read from it when one is used, because most are only compared, as text. */
export function statesIn<State extends RowState>(columns: Columns<State>, text: string): States<State> {
  let states: States<State> | undefined;
  function read(): States<State> {
    states ??= Object.fromEntries(entriesIn(columns, text));
    return states;
  }
  return new Proxy<States<State>>(
    {},
    {
      get: (_, key) => (key === textKey ? text : Reflect.get(read(), key)),
      has: (_, key) => Reflect.has(read(), key),
      ownKeys: () => Reflect.ownKeys(read()),
      getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(read(), key),
    },
  );
}

/** The states alone. */
export function* statesOf<State extends RowState>(columns: Columns<State>, states: States<State>): Generator<State> {
  for (const [, state] of entriesIn(columns, textOf(columns, states))) yield state;
}

function* entriesIn<State extends RowState>(
  columns: Columns<State>,
  text: string,
): Generator<[id: string, state: State]> {
  for (const line of linesIn(text)) yield readLine(columns, line);
}

/** The lines of a text from an offset on. */
export function* linesIn(text: string, from = 0): Generator<string> {
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at) + 1;
    yield text.slice(at, end);
    at = end;
  }
}
