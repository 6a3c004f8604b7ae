import type { SendAbility } from '@wabascope/core';
import { inSlices, type Slices } from '../fetching/slices.js';
import { notReported } from './not-reported.js';

export interface GroupCounts {
  readonly count: number;
  /** Without words that count 0. */
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
}

/** The groups that are not shown, in one line. */
export interface MoreGroups extends GroupCounts {
  readonly groups: number;
}

export interface Groups<Key extends string, Names = unknown> {
  /** The worst first: by blocked rows, then limited, unknown, and all. */
  readonly groups: readonly Group<Key, Names>[];
  /** Absent if all groups are shown. */
  readonly moreGroups?: MoreGroups;
}

/** Rows with the same values. The keys are members of the group. */
export type Group<Key extends string, Names = unknown> = { readonly [Name in Key]?: string } & GroupCounts & Names;

/** How rows are divided into groups. */
export interface Grouping<Row, Key extends string, Names> {
  readonly keys: readonly { readonly name: Key; readonly values: (row: Row) => readonly (string | undefined)[] }[];
  readonly canSendOf: (row: Row) => SendAbility;
  /** Further members of a group, from its first row. */
  readonly namesOf: (row: Row) => Names;
}

interface Counting<Row> {
  readonly values: readonly string[];
  readonly first: Row;
  count: number;
  readonly byCanSend: Record<SendAbility, number>;
}

/** Groups of one result. */
const maxGroups = 50;

/** Counts rows by their values. A row with several values of a key counts several times. */
export async function groupsOf<Row, Key extends string, Names>(
  slices: Slices,
  rows: readonly Row[],
  { keys, canSendOf, namesOf }: Grouping<Row, Key, Names>,
): Promise<Groups<Key, Names>> {
  const groups = new Map<string, Counting<Row>>();
  await inSlices(slices, rows, (row) => {
    for (const values of combinations(keys.map((key) => key.values(row)))) {
      const id = values.join('\n');
      const group = groups.get(id) ?? { values, first: row, count: 0, byCanSend: zero() };
      group.count += 1;
      group.byCanSend[canSendOf(row)] += 1;
      groups.set(id, group);
    }
  });
  const sorted = [...groups.values()].sort(byBadness);
  const rest = sorted.slice(maxGroups);
  const shown = sorted.slice(0, maxGroups).map(({ values, first, count, byCanSend }) => ({
    ...Object.fromEntries(keys.map(({ name }, index) => [name, values[index]])),
    ...namesOf(first),
    count,
    byCanSend: withoutZeros(byCanSend),
  }));
  return {
    // `fromEntries` loses the types of the keys.
    groups: shown as Group<Key, Names>[],
    ...(rest.length === 0 ? {} : { moreGroups: { groups: rest.length, ...sumOf(rest) } }),
  };
}

/** Every choice of one value from each list. */
function combinations(lists: readonly (readonly (string | undefined)[])[]): string[][] {
  return lists.reduce<string[][]>(
    (chosen, values) => chosen.flatMap((before) => values.map((value) => [...before, value ?? notReported])),
    [[]],
  );
}

const words = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'] as const;

function zero(): Record<SendAbility, number> {
  return { BLOCKED: 0, LIMITED: 0, UNKNOWN: 0, AVAILABLE: 0 };
}

function byBadness(a: Counting<unknown>, b: Counting<unknown>): number {
  const differences = [...words.slice(0, 3).map((word) => b.byCanSend[word] - a.byCanSend[word]), b.count - a.count];
  const [idOfA, idOfB] = [a.values.join(), b.values.join()];
  return differences.find((difference) => difference !== 0) ?? (idOfA < idOfB ? -1 : 1);
}

function sumOf(groups: readonly Counting<unknown>[]): GroupCounts {
  const byCanSend = zero();
  let count = 0;
  for (const group of groups) {
    count += group.count;
    for (const word of words) byCanSend[word] += group.byCanSend[word];
  }
  return { count, byCanSend: withoutZeros(byCanSend) };
}

function withoutZeros(counts: Readonly<Record<SendAbility, number>>): GroupCounts['byCanSend'] {
  return Object.fromEntries(words.filter((word) => counts[word] > 0).map((word) => [word, counts[word]]));
}
