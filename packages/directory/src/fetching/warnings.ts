import type { Warning } from '@wabascope/core';
import type { Failure, TextFilters } from '../text/failure.js';
import { beginningOf } from '../text/plain-copy.js';
import { maxPageWarnings } from '../text/plugin-limits.js';
import { mapText } from '../text/safe-text.js';
import type { Snapshot } from './snapshot.js';

/** Different warnings that are kept for one account. */
const maxKept = 50;
/** Different warnings beyond these that are counted once; any further one is counted every time. */
const maxDropped = 10_000;
const types: ReadonlySet<unknown> = new Set<Warning['type']>(['unknown-value', 'skipped-item', 'other']);

type Filters = Pick<TextFilters, 'safe' | 'safeSentence'>;

/** Collects the warnings of a fetch. Keeps equal warnings about several rows once, and counts the rest above a limit. */
export interface Warnings {
  add(warning: Warning): void;
  /** The `warnings` of a page of the plugin; ignores entries that are not warnings. */
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
    if (kept.size < maxKept) kept.set(kind, warning);
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

/** Warnings from a store, made safe again; undefined when the value is not a list of warnings. */
export function storedWarnings(value: unknown, filters: Filters): readonly Warning[] | undefined {
  // The last one may count those that were left out.
  if (!Array.isArray(value) || value.length > maxKept + 1) return undefined;
  const warnings = value.flatMap((warning) => readWarning(() => warning, filters) ?? []);
  return warnings.length === value.length ? warnings : undefined;
}

/** Equal for warnings that differ only in their row. */
function kindOf({ type, message, field, raw }: Warning): string {
  return JSON.stringify([type, message, field, raw]);
}

/** The warnings without repetitions of an earlier one. */
export function withoutRepeats(warnings: readonly Warning[]): Warning[] {
  const kinds = new Set<string>();
  return warnings.filter((warning) => {
    const { size } = kinds;
    return kinds.add(kindOf(warning)).size > size;
  });
}

/** A copy of a warning, each member read once; undefined when it is not a warning or cannot be read. */
function readWarning(read: () => unknown, { safe, safeSentence }: Filters): Warning | undefined {
  try {
    const { type, message, field, raw, index }: Partial<Warning> = Object(read());
    if (type === undefined || !types.has(type) || typeof message !== 'string') return undefined;
    const isText = typeof raw === 'string';
    const quoted = isText ? beginningOf(raw) : raw;
    const hasRaw = isText || typeof raw === 'number' || typeof raw === 'boolean';
    const sentence = beginningOf(message);
    // A sentence that quotes the provider's word may repeat a secret in that word.
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

/** The part of a snapshot that has warnings or leads to one. */
interface Warned extends Pick<Snapshot<unknown>, 'warnings'> {
  readonly failure?: Failure | undefined;
  readonly fetchedAt?: number | undefined;
}

/** The warnings of an account without repetitions, from its numbers and, if present, its WABAs. */
export function warningsOf(numbers: Pick<Warned, 'warnings'> | undefined, wabas: Warned | undefined): Warning[] {
  const ofWabas = wabas === undefined ? [] : [...wabas.warnings, ...missingDetails(wabas)];
  return withoutRepeats([...(numbers?.warnings ?? []), ...ofWabas]);
}

/** Numbers are useful without their WABAs, so a failure of the WABAs is only a warning. */
function missingDetails({ failure, fetchedAt }: Warned): Warning[] {
  if (failure === undefined || failure.code === 'unsupported') return [];
  const state = fetchedAt === undefined ? 'not available' : 'incomplete or outdated';
  return [{ type: 'other', message: `WABA details are ${state} (${failure.code}): ${failure.message}` }];
}
