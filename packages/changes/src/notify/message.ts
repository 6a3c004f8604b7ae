import type { Change, ChangeDirection, ChangeKind } from '../change.js';
import type { ChangesSummary } from '../changes-query.js';

/** Many changes in one message. */
export interface Digest {
  readonly summary: ChangesSummary;
  /** ISO 8601, UTC: when the first and the last of them were seen. */
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** Some of them, those that make it worse first. */
  readonly changes: readonly Change[];
}

/** What is sent to a receiver, in any format. */
export type Message =
  | { readonly id: string; readonly about: 'change'; readonly change: Change }
  | { readonly id: string; readonly about: 'digest'; readonly digest: Digest };

export function changeMessage(change: Change): Message {
  return { id: change.id, about: 'change', change };
}

/** Changes that a digest shows. The others are counted. */
const maxShown = 20;

/** Adds up changes one by one, in the memory of a few. */
export interface DigestBuilder {
  add(change: Change): void;
  /** `undefined` without a change. */
  digest(): Digest | undefined;
}

export function createDigestBuilder(): DigestBuilder {
  const byKind: Partial<Record<ChangeKind, number>> = {};
  const byDirection: Partial<Record<ChangeDirection, number>> = {};
  const shown: Record<ChangeDirection, Change[]> = { worse: [], better: [], neutral: [] };
  let total = 0;
  let first: string | undefined;
  let last = '';
  return {
    add(change) {
      const { kind, direction, seenAt } = change;
      total += 1;
      byKind[kind] = (byKind[kind] ?? 0) + 1;
      byDirection[direction] = (byDirection[direction] ?? 0) + 1;
      if (first === undefined || seenAt < first) first = seenAt;
      if (seenAt > last) last = seenAt;
      if (shown[direction].length < maxShown) shown[direction].push(change);
    },
    digest() {
      if (first === undefined) return undefined;
      const changes = [...shown.worse, ...shown.better, ...shown.neutral].slice(0, maxShown);
      return { summary: { total, byKind, byDirection }, firstSeenAt: first, lastSeenAt: last, changes };
    },
  };
}
