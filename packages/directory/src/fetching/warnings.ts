import type { Warning } from '@wabascope/core';
import type { TextFilters } from '../text/failure.js';
import { beginningOf } from '../text/plain-copy.js';
import { maxPageWarnings } from '../text/plugin-limits.js';
import { mapText } from '../text/safe-text.js';

/** How many different warnings of one account are kept. */
const most = 50;
/** How many different ones beyond that are told apart; further ones are counted as often as they come. */
const maxDropped = 10_000;
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
  let unread = 0;

  function add(warning: Warning): void {
    const kind = kindOf(warning);
    if (kept.has(kind)) return;
    if (kept.size < most) kept.set(kind, warning);
    else if (dropped.size < maxDropped) dropped.add(kind.slice(0, 200));
    else unread += 1;
  }

  return {
    add,
    addFrom(value) {
      if (!Array.isArray(value)) return;
      const { length } = value;
      for (let position = 0; position < Math.min(length, maxPageWarnings); position += 1) {
        const warning = readWarning(() => value[position], filters);
        if (warning !== undefined) add(warning);
      }
      if (length > maxPageWarnings) unread += length - maxPageWarnings;
    },
    list() {
      const warnings = [...kept.values()];
      const further = dropped.size + unread;
      if (further === 0) return warnings;
      return [...warnings, { type: 'other', message: `${further} further warnings are left out.` }];
    },
  };
}

/** The warnings that a store kept, made safe again; undefined when they are none. */
export function storedWarnings(value: unknown, filters: Filters): readonly Warning[] | undefined {
  // One more says how many were left out.
  if (!Array.isArray(value) || value.length > most + 1) return undefined;
  const warnings = value.flatMap((warning) => readWarning(() => warning, filters) ?? []);
  return warnings.length === value.length ? warnings : undefined;
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

/** A warning of a plugin, read once; undefined for what is none or cannot be read. */
function readWarning(read: () => unknown, { safe, safeSentence }: Filters): Warning | undefined {
  try {
    const { type, message, field, raw, index }: Partial<Warning> = Object(read());
    if (type === undefined || !types.has(type) || typeof message !== 'string') return undefined;
    const isText = typeof raw === 'string';
    const quoted = isText ? beginningOf(raw) : raw;
    const hasRaw = isText || typeof raw === 'number' || typeof raw === 'boolean';
    const sentence = beginningOf(message);
    // A sentence that quotes the provider's word may hold what that word must not show.
    const isQuote = hasRaw && sentence.includes(String(quoted));
    return {
      type,
      message: isQuote ? safe(sentence) : safeSentence(sentence),
      ...(typeof field === 'string' ? { field: safeSentence(beginningOf(field)) } : {}),
      ...(hasRaw && quoted !== undefined ? { raw: mapText(quoted, safe) } : {}),
      ...(Number.isSafeInteger(index) && index !== undefined ? { index } : {}),
    };
  } catch {
    return undefined;
  }
}
