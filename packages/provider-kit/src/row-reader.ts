import {
  cleanText,
  type MessagingLimit,
  type MessagingLimitScope,
  type MessagingLimitTier,
  messagingLimit,
  quotedWord,
  type ReportedValue,
  type Warning,
} from '@wabascope/core';
import { toUtc } from './time.js';
import type { WarningSink } from './warning-list.js';
import { normalizeWord, type WordTable } from './word-table.js';

/** A value where a word is expected. `undefined` and `null` mean that the provider does not report it. */
export type RawWord = ReportedValue | null | undefined;

/** Reads the words of one row, and records the provider's words that differ from the model's. */
export interface RowReader<Field extends string = string> {
  /** The model's word, or `undefined` if the provider does not report the field. Never throws. */
  word<Word extends string>(field: Field, raw: RawWord, table: WordTable<Word>): Word | undefined;
  /** The messaging limit. */
  limit(field: Field, raw: RawWord, how: LimitFields): MessagingLimit | undefined;
  /** A point in time as `toUtc` returns it. If it cannot be read, it is left out with a warning. */
  time(field: string, raw: string | number | null | undefined): string | undefined;
  /** Adds a warning about the row. */
  warn(warning: Omit<Warning, 'index'>): void;
  /** The `reported` part of the row: empty, or one entry for each word that differs. */
  reported(): { reported?: Partial<Record<Field, ReportedValue>> };
}

export interface LimitFields {
  readonly table: WordTable<MessagingLimitTier>;
  readonly scope: MessagingLimitScope;
  /** Words to which the provider's documentation gives two meanings. */
  readonly ambiguous?: readonly string[];
}

/** Creates the reader of a row. It pushes warnings to `warnings` with the row's `index`. */
export function createRowReader<Field extends string>(warnings: WarningSink, index: number): RowReader<Field> {
  const own: Partial<Record<Field, ReportedValue>> = {};

  function word<Word extends string>(field: Field, raw: RawWord, table: WordTable<Word>): Word | undefined {
    if (raw === undefined || raw === null) return undefined;
    const found = table.find(raw);
    if (found === undefined) {
      const message = unknownWord(raw, field, table.unknown);
      warnings.push({ type: 'unknown-value', message, field, raw: shortened(raw), index });
    }
    const meaning = found ?? table.unknown;
    if (meaning !== raw) own[field] = raw;
    return meaning;
  }

  return {
    word,
    limit(field, raw, { table, scope, ambiguous = [] }) {
      const tier = word(field, raw, table);
      if (tier === undefined) return undefined;
      const limit = messagingLimit(tier, scope);
      if (raw === undefined || raw === null || !ambiguous.some((each) => normalizeWord(each) === normalizeWord(raw)))
        return limit;
      // Keep the word as evidence, even if it equals the model's.
      own[field] = raw;
      return { ...limit, ambiguous: true };
    },
    time(field, raw) {
      const time = toUtc(raw);
      if (time === undefined && (raw ?? '') !== '') {
        const message = `The time in ${field} cannot be read; it is left out.`;
        warnings.push({ type: 'unknown-value', message, field, raw: shortened(raw ?? ''), index });
      }
      return time;
    },
    warn: (warning) => warnings.push({ ...warning, index }),
    reported: () => (Object.keys(own).length === 0 ? {} : { reported: own }),
  };
}

/** The message of a warning about a word that no table has. */
function unknownWord(raw: ReportedValue, field: string, shownAs: string): string {
  const quoted = quotedWord(raw);
  return `Unknown word${quoted === undefined ? '' : ` ${quoted}`} for ${field}; shown as ${shownAs}.`;
}

function shortened(raw: ReportedValue): ReportedValue {
  return typeof raw === 'string' ? cleanText(raw, 80) : raw;
}
