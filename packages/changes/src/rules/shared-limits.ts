import type { Baseline, NumberState } from '../baseline.js';
import { columnsOf } from '../states/state-line.js';
import { statesOf } from '../states/state-lines.js';
import type { ChangeFacts } from './change-of.js';
import type { RowMove } from './compare-rows.js';

type NumberMove = RowMove<NumberState>;

export interface SharedLimits {
  /** The moves that remain changes of single numbers. */
  readonly moves: readonly NumberMove[];
  /** One for each WABA: its limit moved, and with it all of its numbers. */
  readonly changes: readonly ChangeFacts[];
}

/**
 * Replaces the moves of all limits of a WABA by one change, because its business portfolio shares one limit. Limits that
 * belong to single numbers stay, and so does the limit of the only number of a WABA that reports none itself.
 * @param numbers All numbers, as of the fetch.
 */
export function shareLimits(
  moves: readonly NumberMove[],
  numbers: Baseline['numbers'],
  wabas: Baseline['wabas'],
): SharedLimits {
  const groups = new Map<string | undefined, NumberMove[]>();
  for (const move of moves) {
    if (move.field !== 'limit' || move.state.limitScope === 'phone') continue;
    const group = groups.get(move.state.wabaId) ?? [];
    group.push(move);
    groups.set(move.state.wabaId, group);
  }
  if (groups.size === 0) return { moves, changes: [] };
  const limits = limitsByWaba(numbers);
  const changes: ChangeFacts[] = [];
  const replaced = new Set<NumberMove>();
  for (const [wabaId, group] of groups) {
    const [{ from, to, since }] = group as [NumberMove];
    const isAlike = limits.get(wabaId)?.size === 1 && group.every((move) => move.from === from);
    const waba = wabaId === undefined || !Object.hasOwn(wabas, wabaId) ? undefined : wabas[wabaId];
    if (!isAlike || (group.length === 1 && waba?.limit === undefined)) continue;
    for (const move of group) replaced.add(move);
    if (waba?.announcedLimit === to) continue;
    changes.push({
      kind: 'waba-limit',
      since,
      from,
      to,
      ...(wabaId === undefined ? {} : { wabaId }),
      ...(waba?.name === undefined ? {} : { name: waba.name }),
      ...(group.length === 1 ? {} : { count: group.length }),
    });
  }
  return { moves: moves.filter((move) => !replaced.has(move)), changes };
}

/** The different limits that the numbers of each WABA have from its business portfolio. */
function limitsByWaba(numbers: Baseline['numbers']): ReadonlyMap<string | undefined, ReadonlySet<string>> {
  const limits = new Map<string | undefined, Set<string>>();
  for (const { wabaId, limit, limitScope, missing } of statesOf(columnsOf.numbers, numbers)) {
    if (limit === undefined || limitScope === 'phone' || missing !== undefined) continue;
    const known = limits.get(wabaId) ?? new Set();
    limits.set(wabaId, known.add(limit));
  }
  return limits;
}

/** The WABAs with the limits of these changes. */
export function withAnnouncedLimits(wabas: Baseline['wabas'], changes: readonly ChangeFacts[]): Baseline['wabas'] {
  const announced = changes.flatMap(({ kind, wabaId, to }) => {
    const waba =
      kind === 'waba-limit' && wabaId !== undefined && Object.hasOwn(wabas, wabaId) ? wabas[wabaId] : undefined;
    return waba === undefined || to === undefined ? [] : [[wabaId, { ...waba, announcedLimit: to }]];
  });
  return announced.length === 0 ? wabas : { ...wabas, ...Object.fromEntries(announced) };
}
