import type { SendAbility } from '@wabascope/core';
import { inSlices, type Slices } from '../fetching/slices.js';
import { type GroupKey, keyOf } from './group-keys.js';
import { type NumberRow, wabaNameOf } from './number-row.js';
import type { NumberingPlans } from './numbering-plans.js';
import { notReported } from './numbers-query.js';

/** Numbers that are equal in the keys of `groupBy`, which are members of the group. */
export type NumberGroup = { readonly [Key in GroupKey]?: string } & GroupCounts & {
    /** With the key `waba`, if it is known. */
    readonly wabaName?: string;
    /** With the key `business`, if it is known. */
    readonly businessName?: string;
  };

export interface GroupCounts {
  readonly count: number;
  /** Without words that count 0. */
  readonly byCanSend: Readonly<Partial<Record<SendAbility, number>>>;
}

/** The groups that are not shown, in one line. */
export interface MoreGroups extends GroupCounts {
  readonly groups: number;
}

export interface Groups {
  /** The worst first: by blocked numbers, then limited, unknown, and all. */
  readonly groups: readonly NumberGroup[];
  /** Absent if all groups are shown. */
  readonly moreGroups?: MoreGroups;
}

interface Counting {
  readonly keys: readonly string[];
  readonly first: NumberRow;
  count: number;
  readonly byCanSend: Record<SendAbility, number>;
}

/** Counts rows by one or two keys. */
export async function groupsOf(
  slices: Slices,
  rows: readonly NumberRow[],
  groupBy: readonly GroupKey[],
  plans: NumberingPlans | undefined,
  maxGroups: number,
): Promise<Groups> {
  const groups = new Map<string, Counting>();
  await inSlices(slices, rows, (row) => {
    for (const keys of combinations(groupBy.map((key) => keyOf(key).values(row, plans)))) {
      const id = keys.join('\n');
      const group = groups.get(id) ?? { keys, first: row, count: 0, byCanSend: zero() };
      group.count += 1;
      group.byCanSend[row.assessment.canSendMessage] += 1;
      groups.set(id, group);
    }
  });
  const sorted = [...groups.values()].sort(byBadness);
  const rest = sorted.slice(maxGroups);
  return {
    groups: sorted.slice(0, maxGroups).map((group) => shown(groupBy, group)),
    ...(rest.length === 0 ? {} : { moreGroups: { groups: rest.length, ...sumOf(rest) } }),
  };
}

/** Every choice of one value from each list. */
function combinations(lists: readonly (readonly (string | undefined)[])[]): string[][] {
  return lists.reduce<string[][]>(
    (chosen, values) => chosen.flatMap((keys) => values.map((value) => [...keys, value ?? notReported])),
    [[]],
  );
}

const words = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'] as const;

function zero(): Record<SendAbility, number> {
  return { BLOCKED: 0, LIMITED: 0, UNKNOWN: 0, AVAILABLE: 0 };
}

function byBadness(a: Counting, b: Counting): number {
  const differences = [...words.slice(0, 3).map((word) => b.byCanSend[word] - a.byCanSend[word]), b.count - a.count];
  const [idOfA, idOfB] = [a.keys.join(), b.keys.join()];
  return differences.find((difference) => difference !== 0) ?? (idOfA < idOfB ? -1 : 1);
}

function shown(groupBy: readonly GroupKey[], { keys, first, count, byCanSend }: Counting): NumberGroup {
  const wabaName = groupBy.includes('waba') ? wabaNameOf(first) : undefined;
  const businessName = groupBy.includes('business') ? first.waba?.businessName : undefined;
  return {
    ...Object.fromEntries(groupBy.map((key, index) => [key, keys[index] ?? notReported])),
    ...(wabaName === undefined ? {} : { wabaName }),
    ...(businessName === undefined ? {} : { businessName }),
    count,
    byCanSend: withoutZeros(byCanSend),
  };
}

function sumOf(groups: readonly Counting[]): GroupCounts {
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
