import type { JournalPosition } from '../position.js';

/** A place in a folder of day files. */
export interface DayPlace {
  /** Such as `2026-11-25`. */
  readonly day: string;
  /** Offset of the byte after a line. */
  readonly end: number;
}

export function positionOf({ day, end }: DayPlace): JournalPosition {
  return `${day}.${end}`;
}

/** A position of another journal is the place before all changes. */
export function placeOf(position: JournalPosition): DayPlace {
  const [, day, end] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/.exec(position) ?? [];
  return day === undefined ? { day: '', end: 0 } : { day, end: Number(end) };
}

/** Negative if `a` is before `b`. */
export function comparePlaces(a: DayPlace, b: DayPlace): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.end - b.end;
}

/** The day of a time in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
