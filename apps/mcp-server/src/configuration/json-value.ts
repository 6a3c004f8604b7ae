import type { Complaint, Fault } from './fault.js';

/** An object or a list that is not complete yet. */
type Container = { readonly list: unknown[] } | { readonly members: Map<string, unknown>; key: string; keys: number };

/** A value that is put together as its text is read. */
export interface JsonValue {
  /** Objects and lists that are open. */
  depth(): number;
  /** Keys, or entries, of the innermost one. */
  entries(): number;
  open(isArray: boolean): void;
  /** The key of what comes next. */
  key(name: string): void;
  add(value: unknown): void;
  close(): void;
  result(): unknown;
  /** Keys that stand twice, and text that is not Unicode. In the result, the last of equal keys is kept. */
  readonly faults: readonly Fault[];
}

export function createJsonValue(source: string): JsonValue {
  const faults: Fault[] = [];
  const open: Container[] = [];
  let root: unknown;

  function complain(complaint: Complaint): void {
    faults.push({ source, ...placeOf(pathOf(open)), ...complaint });
  }

  function add(value: unknown): void {
    const place = open.at(-1);
    const isBroken = typeof value === 'string' && !value.isWellFormed();
    const kept = isBroken ? value.toWellFormed() : value;
    if (isBroken) complain(notUnicode);
    if (place === undefined) root = kept;
    else if ('list' in place) place.list.push(kept);
    else place.members.set(place.key, kept);
  }

  return {
    faults,
    depth: () => open.length,
    entries() {
      const place = open.at(-1);
      if (place === undefined) return 0;
      return 'list' in place ? place.list.length : place.keys;
    },
    open: (isArray) => void open.push(isArray ? { list: [] } : { members: new Map(), key: '', keys: 0 }),
    key(name) {
      const place = open.at(-1);
      if (place === undefined || 'list' in place) return;
      place.key = name;
      place.keys += 1;
      if (!name.isWellFormed()) complain(notUnicode);
      if (place.members.has(name)) complain(isAlias(open) ? twoAccounts : twice);
    },
    add,
    close() {
      const closed = open.pop();
      if (closed !== undefined) add('list' in closed ? closed.list : Object.fromEntries(closed.members));
    },
    result: () => root,
  };
}

const notUnicode: Complaint = {
  message: 'It is not valid Unicode: it has a lone surrogate (\\ud800 to \\udfff).',
  remedy: 'Write the whole character, or remove it.',
};
const twice: Complaint = { message: 'This key is there more than once.', remedy: 'Remove one.' };
const twoAccounts: Complaint = { message: 'Two accounts have this alias.', remedy: 'Rename one of them.' };

type Path = readonly (string | number)[];

function pathOf(open: readonly Container[]): Path {
  return open.map((place) => ('list' in place ? place.list.length : place.key));
}

function isAlias(open: readonly Container[]): boolean {
  return open.length === 2 && pathOf(open)[0] === 'accounts';
}

function placeOf(path: Path): Pick<Fault, 'account' | 'field'> {
  const [first, account, ...settings] = path;
  if (first !== 'accounts' || account === undefined) return { field: dotted(path) };
  return { account: shown(account), ...(settings.length === 0 ? {} : { field: dotted(settings) }) };
}

function dotted(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${shown(part)}`),
    '',
  );
}

function shown(part: string | number): string {
  return String(part).slice(0, 80);
}
