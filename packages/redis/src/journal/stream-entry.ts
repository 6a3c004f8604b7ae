import { type Change, type FlatChange, flatChange, type JournalEntry, readFlatChange } from '@wabascope/changes';
import { dayMs, type EntryId, positionOf, readId } from './ids.js';
import type { JournalKeys } from './keys.js';

/** An entry of a stream: its ID, and names and texts of its fields in turn. */
export type StreamEntry = readonly [id: string, fields: readonly string[]];

/**
 * Short names of the fields. Every entry has all of them, because Redis then keeps the names once for many entries.
 * Kind, direction and account are first: the script that appends counts by them.
 */
const names: Readonly<Record<keyof Change, string>> = {
  kind: 'k',
  direction: 'd',
  account: 'a',
  id: 'i',
  seenAt: 't',
  since: 's',
  provider: 'p',
  numberId: 'n',
  number: 'u',
  name: 'm',
  wabaId: 'w',
  from: 'f',
  to: 'o',
  reasons: 'r',
  count: 'c',
};

const fields = Object.entries(names) as [keyof Change, string][];

/** Names and texts in turn. */
export function entryFields(change: Change): string[] {
  const flat = flatChange(change);
  return fields.flatMap(([key, name]) => [name, flat[key]]);
}

/** An entry of a journal with its ID. */
export interface FoundEntry extends JournalEntry {
  readonly id: EntryId;
}

/** What an entry of a stream contains; nothing if another program wrote it and it is not a change. */
export function foundEntry([id, texts]: StreamEntry, { short }: JournalKeys): FoundEntry[] {
  const byName = new Map<string, string>();
  for (let at = 0; at + 1 < texts.length; at += 2) byName.set(texts[at] ?? '', texts[at + 1] ?? '');
  const flat: Partial<FlatChange> = Object.fromEntries(fields.map(([key, name]) => [key, byName.get(name) ?? '']));
  const change = readFlatChange(flat);
  return change === undefined ? [] : [{ id: readId(id), position: positionOf(id, short), change }];
}

/** The field of the counts that counts a change. */
export function countField({ ms }: EntryId, { kind, direction, account }: Change): string {
  return `${Math.floor(ms / dayMs)} ${kind} ${direction} ${account}`;
}
