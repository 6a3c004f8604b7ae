import type { Warning } from '@wabascope/core';
import type { TextFilters } from './failure.js';
import { mapText } from './safe-text.js';

/** How many different warnings of one account are kept. */
const most = 50;
const types: ReadonlySet<unknown> = new Set<Warning['type']>(['unknown-value', 'skipped-item', 'other']);

type Filters = Pick<TextFilters, 'safe' | 'safeSentence'>;

/** Collects warnings: the same one about a thousand rows is kept once, and a flood is cut with a count of the rest. */
export interface Warnings {
  add(warning: Warning): void;
  /** What a plugin calls its warnings; what is none is left out. */
  addFrom(value: unknown): void;
  list(): readonly Warning[];
}

export function createWarnings(filters: TextFilters): Warnings {
  const kept = new Map<string, Warning>();
  const dropped = new Set<string>();

  function add(warning: Warning): void {
    const kind = kindOf(warning);
    if (kept.has(kind)) return;
    if (kept.size < most) kept.set(kind, warning);
    else dropped.add(kind);
  }

  return {
    add,
    addFrom(value) {
      if (!Array.isArray(value)) return;
      for (const warning of value) if (isWarning(warning)) add(plainWarning(warning, filters));
    },
    list() {
      const warnings = [...kept.values()];
      if (dropped.size === 0) return warnings;
      return [...warnings, { type: 'other', message: `${dropped.size} further warnings are left out.` }];
    },
  };
}

/** The warnings that a store kept, made safe again; undefined when they are none. */
export function storedWarnings(value: unknown, filters: Filters): readonly Warning[] | undefined {
  // One more says how many were left out.
  if (!Array.isArray(value) || value.length > most + 1 || !value.every(isWarning)) return undefined;
  return value.map((warning) => plainWarning(warning, filters));
}

/** The same for warnings that say the same, whatever row they are about. */
function kindOf({ type, message, field, raw }: Warning): string {
  return JSON.stringify([type, message, field, raw]);
}

/** The warnings without those that say the same as an earlier one. */
export function withoutRepeats(warnings: readonly Warning[]): Warning[] {
  const kinds = new Set<string>();
  return warnings.filter((warning) => {
    const { size } = kinds;
    return kinds.add(kindOf(warning)).size > size;
  });
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

function plainWarning({ type, message, field, raw, index }: Warning, { safe, safeSentence }: Filters): Warning {
  const hasRaw = raw !== undefined && ['string', 'number', 'boolean'].includes(typeof raw);
  // A sentence that quotes the provider's word may hold what that word must not show.
  const isQuote = hasRaw && message.includes(String(raw));
  return {
    type,
    message: isQuote ? safe(message) : safeSentence(message),
    ...(typeof field === 'string' ? { field: safeSentence(field) } : {}),
    ...(hasRaw ? { raw: mapText(raw, safe) } : {}),
    ...(Number.isInteger(index) && index !== undefined ? { index } : {}),
  };
}
