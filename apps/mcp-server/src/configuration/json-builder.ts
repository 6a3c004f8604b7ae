import type { Path, PathProblem, Position, ProblemText } from './problem.js';

/** An object or a list that is not complete yet. */
type Container = { readonly list: unknown[] } | { readonly members: Map<string, unknown>; key: string; keys: number };

/** A value that is built while its text is read. */
export interface JsonBuilder {
  /** Objects and lists that are open. */
  depth(): number;
  /** Keys or entries of the innermost one. */
  entries(): number;
  open(isArray: boolean): void;
  /** The key of the next value. */
  key(name: string, position: Position): void;
  add(value: unknown, position: Position): void;
  close(): void;
  result(): unknown;
  /** Keys that occur twice or cannot be used, and text that is not Unicode. The result has the last of equal keys. */
  readonly problems: readonly PathProblem[];
}

export function createJsonBuilder(): JsonBuilder {
  const problems: PathProblem[] = [];
  const open: Container[] = [];
  let root: unknown;

  function report(text: ProblemText, position: Position): void {
    problems.push({ path: pathOf(open), position, ...text });
  }

  function put(value: unknown): void {
    const place = open.at(-1);
    if (place === undefined) root = value;
    else if ('list' in place) place.list.push(value);
    else if (place.key !== '__proto__') place.members.set(place.key, value);
  }

  return {
    problems,
    depth: () => open.length,
    entries() {
      const place = open.at(-1);
      if (place === undefined) return 0;
      return 'list' in place ? place.list.length : place.keys;
    },
    open: (isArray) => void open.push(isArray ? { list: [] } : { members: new Map(), key: '', keys: 0 }),
    key(name, position) {
      const place = open.at(-1);
      if (place === undefined || 'list' in place) return;
      place.key = name;
      place.keys += 1;
      if (!name.isWellFormed()) report(notUnicode, position);
      if (name === '__proto__') report(reserved, position);
      if (place.members.has(name)) report(isAlias(open) ? twoAccounts : twice, position);
    },
    add(value, position) {
      const isBroken = typeof value === 'string' && !value.isWellFormed();
      if (isBroken) report(notUnicode, position);
      put(isBroken ? value.toWellFormed() : value);
    },
    close() {
      const closed = open.pop();
      if (closed !== undefined) put('list' in closed ? closed.list : Object.fromEntries(closed.members));
    },
    result: () => root,
  };
}

const notUnicode: ProblemText = {
  message: 'It is not valid Unicode: it has a lone surrogate (\\ud800 to \\udfff).',
  remedy: 'Write the whole character, or remove it.',
};
const reserved: ProblemText = { message: 'Unknown key.', remedy: 'Remove it.' };
const twice: ProblemText = { message: 'This key occurs more than once.', remedy: 'Remove one.' };
const twoAccounts: ProblemText = { message: 'Two accounts have this alias.', remedy: 'Rename one of them.' };

function pathOf(open: readonly Container[]): Path {
  return open.map((place) => ('list' in place ? place.list.length : place.key));
}

function isAlias(open: readonly Container[]): boolean {
  return open.length === 2 && pathOf(open)[0] === 'accounts';
}
