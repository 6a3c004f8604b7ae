import type { Warning } from '@wabascope/core';
import type { TextFilter } from './failure.js';
import { mapText } from './safe-text.js';

/** How many different warnings of one account are kept. */
const most = 50;
const types: ReadonlySet<unknown> = new Set<Warning['type']>(['unknown-value', 'skipped-item', 'other']);

/** Collects warnings: the same one about a thousand rows is kept once, and a flood is cut with a count of the rest. */
export interface Warnings {
  add(warning: Warning): void;
  /** What a plugin calls its warnings; what is none is left out. */
  addFrom(value: unknown): void;
  list(): readonly Warning[];
}

/** @param safe Makes the texts of a plugin safe to show. */
export function createWarnings(safe: TextFilter): Warnings {
  const kept = new Map<string, Warning>();
  const dropped = new Set<string>();

  function add(warning: Warning): void {
    const { type, message, field, raw } = warning;
    const kind = JSON.stringify([type, message, field, raw]);
    if (kept.has(kind)) return;
    if (kept.size < most) kept.set(kind, warning);
    else dropped.add(kind);
  }

  return {
    add,
    addFrom(value) {
      if (!Array.isArray(value)) return;
      for (const warning of value) if (isWarning(warning)) add(plainWarning(warning, safe));
    },
    list() {
      const warnings = [...kept.values()];
      if (dropped.size === 0) return warnings;
      return [...warnings, { type: 'other', message: `${dropped.size} further warnings are left out.` }];
    },
  };
}

function isWarning(value: unknown): value is Warning {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'string' &&
    'type' in value &&
    types.has(value.type)
  );
}

function plainWarning({ type, message, field, raw, index }: Warning, safe: TextFilter): Warning {
  const rest = {
    ...(typeof field === 'string' ? { field } : {}),
    ...(['string', 'number', 'boolean'].includes(typeof raw) && raw !== undefined ? { raw } : {}),
    ...(Number.isInteger(index) && index !== undefined ? { index } : {}),
  };
  return { type, ...mapText({ message, ...rest }, safe) };
}
