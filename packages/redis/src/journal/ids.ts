import type { JournalPosition, JournalRange } from '@wabascope/changes';

/** The ID of an entry of a stream. All streams get their IDs from one sequence, so that their entries have an order. */
export interface EntryId {
  /** Milliseconds since 1970, by the clock of Redis. */
  readonly ms: number;
  readonly sequence: number;
}

export const dayMs = 24 * 60 * 60 * 1000;

/** The clock of Redis may be behind or ahead of the clock of a process by so much, in milliseconds. */
const maxSkewMs = 60 * 60 * 1000;

export function readId(text: string): EntryId {
  const [ms, sequence] = text.split('-').map(Number);
  return { ms: ms ?? 0, sequence: sequence ?? 0 };
}

/** Negative if `a` is before `b`. */
export function compareIds(a: EntryId, b: EntryId): number {
  return a.ms - b.ms || a.sequence - b.sequence;
}

/** Limits of XRANGE. */
export interface IdRange {
  readonly low: string;
  readonly high: string;
}

/** A position of another journal is the place before all changes. */
export function idRange({ from, after, before }: JournalRange): IdRange {
  const last = after === undefined ? undefined : idOf(after);
  const first = before === undefined ? undefined : idOf(before);
  const earliest = from === undefined ? 0 : Math.max(0, Math.floor(Math.min(from, 8.64e15)) - maxSkewMs);
  const isAfter = last !== undefined && readId(last).ms >= earliest;
  return { low: isAfter ? `(${last}` : `${earliest}-0`, high: before === undefined ? '+' : beforeId(first) };
}

/** @param short Name of the stream; empty for a place after all changes. */
export function positionOf(id: string, short: string): JournalPosition {
  return `${id}.${short}`;
}

/** Redis rejects `(0-0`. No entry has this ID. */
function beforeId(id = '0-0'): string {
  return id === '0-0' ? id : `(${id}`;
}

/** The ID in a position. */
export function idOf(position: JournalPosition): string | undefined {
  return /^(\d{1,15}-\d{1,15})\.[\w-]{0,8}$/.exec(position)?.[1];
}

/** The name of the stream in a position. */
export function shortOf(position: JournalPosition): string {
  return position.slice(position.indexOf('.') + 1);
}
