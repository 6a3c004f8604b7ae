import Table from 'cli-table3';
import { providers } from './accounts.js';
import type { FaultRow } from './fault-table.js';
import type { Place } from './places.js';

export interface Cell {
  readonly row: FaultRow;
  readonly place: Place;
  readonly outcome: string;
}

/** Faults by providers. Where the places of a provider agree, what they say stands once. */
export function matrixOf(cells: readonly Cell[]): string {
  const table = new Table({ head: ['fault', ...providers], style: { head: [], border: [], compact: true } });
  for (const row of new Set(cells.map((cell) => cell.row))) {
    const ofFault = cells.filter((cell) => cell.row === row);
    table.push([row.name, ...providers.map((id) => summary(ofFault.filter(({ place }) => place.provider === id)))]);
  }
  return `↻ retryable, ×n requests\n${table.toString()}`;
}

function summary(cells: readonly Cell[]): string {
  const outcomes = new Set(cells.map(({ outcome }) => outcome));
  if (outcomes.size === 1) return [...outcomes].join('');
  return cells.map(({ place, outcome }) => `${place.name}: ${outcome}`).join('\n');
}
