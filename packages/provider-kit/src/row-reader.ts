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
import type * as z from 'zod';
import { type Fitting, readFitting } from './read-json.js';
import { toUtc } from './time.js';
import * as wire from './wire.js';

/** Words of a provider and what they mean in the model. */
export interface WordTable<Word extends string> {
  /** Finds a word. Ignores case, and treats `-`, space and `_` as equal. `undefined` for an unknown word. */
  find(raw: ReportedValue): Word | undefined;
  readonly unknown: Word;
  /** The same table with more words. */
  with(synonyms: Readonly<Record<string, Word>>): WordTable<Word>;
}

/**
 * A table of the model's words plus a provider's synonyms. An empty text and an unknown word become the model's last word,
 * `UNKNOWN`.
 */
export function wordTable<Word extends string>(
  words: readonly [Word, ...Word[]],
  synonyms: Readonly<Record<string, Word>> = {},
): WordTable<Word> {
  const unknown = words[words.length - 1] ?? words[0];
  const meanings = new Map<string, Word>([['', unknown]]);
  for (const word of words) meanings.set(normalizeWord(word), word);
  for (const [synonym, word] of Object.entries(synonyms)) meanings.set(normalizeWord(synonym), word);
  return {
    unknown,
    // Most providers write most words as Meta does.
    find: (raw) => meanings.get(String(raw)) ?? meanings.get(normalizeWord(raw)),
    with: (more) => wordTable(words, { ...synonyms, ...more }),
  };
}

/** The word in the form that tables use as a key. */
function normalizeWord(raw: ReportedValue): string {
  const text = String(raw);
  if (/^[A-Z\d]+(?:_[A-Z\d]+)*$/.test(text)) return text;
  return text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, '_');
}

/** Receives warnings. An array is one. */
export interface WarningSink {
  push(warning: Warning): unknown;
}

/** The maximum number of warnings of one type on a page. */
const maxOfType = 200;

/** Collects the warnings of one page: the first 200 of each type, then the number of the others. */
export function warningList(): WarningSink & { list(): Warning[] } {
  const kept: Warning[] = [];
  const counts = new Map<Warning['type'], number>();
  return {
    push(warning) {
      const count = (counts.get(warning.type) ?? 0) + 1;
      counts.set(warning.type, count);
      if (count <= maxOfType) kept.push(warning);
    },
    list() {
      const rest = [...counts].filter(([, count]) => count > maxOfType);
      return [...kept, ...rest.map(([type, count]) => ({ type, message: restOf(type, count - maxOfType) }))];
    },
  };
}

function restOf(type: Warning['type'], count: number): string {
  if (type === 'skipped-item') return `${count} more rows of this page cannot be read and were left out.`;
  return `This page has ${count} more warnings of this type.`;
}

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
  /** Words to which the provider's documentation gives two meanings, in upper case and with `_` for spaces. */
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
      if (raw === undefined || raw === null || !ambiguous.includes(normalizeWord(raw))) return limit;
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

type WithoutNothing<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : null extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : null extends T[Key] ? Key : never]?: NonNullable<T[Key]>;
};

/** The object without its `undefined` and `null` entries: the model leaves out what is not known. Infers literal types. */
export function defined<const T extends object>(object: T): WithoutNothing<T> {
  // Not `Object.fromEntries`: its objects are slow to create and to read, and every row passes through here.
  const known: Record<string, unknown> = {};
  for (const name in object) {
    const value = object[name];
    if (value !== undefined && value !== null) known[name] = value;
  }
  return known as WithoutNothing<T>;
}

/** Whether a value, as it comes from JSON, fits a type and is returned unchanged. Most values do, and zod takes long. */
const usualValues: ReadonlyMap<unknown, (value: unknown) => boolean> = new Map<unknown, (value: unknown) => boolean>([
  [wire.requiredText, (value) => typeof value === 'string'],
  [wire.text, (value) => value === undefined || value === null || typeof value === 'string'],
  [wire.word, (value) => value === undefined || value === null || typeof value === 'string'],
  [wire.flag, (value) => value === undefined || value === null || typeof value === 'boolean'],
]);

/** Reads many values as {@link readFitting} does. */
export function fittingReader<T>(schema: z.ZodType<T>): (value: unknown) => Fitting<T> {
  const tests = usualTests(schema);
  if (tests === undefined) return (value) => readFitting(value, schema);
  return (value) => {
    if (typeof value !== 'object' || value === null) return readFitting(value, schema);
    const given = value as Record<string, unknown>;
    const data: Record<string, unknown> = {};
    for (const [name, isUsual] of tests) {
      const member = given[name];
      if (!isUsual(member)) return readFitting(value, schema);
      if (member !== undefined) data[name] = member;
    }
    return { fits: true, data: data as T, lost: [] };
  };
}

/** The tests of the members of an object, if it has only those of the `wire` types. */
function usualTests(schema: z.ZodType): [string, (value: unknown) => boolean][] | undefined {
  const { shape, catchall, checks }: Partial<Record<string, unknown>> = { ...schema.def };
  if (typeof shape !== 'object' || shape === null || catchall !== undefined || checks !== undefined) return undefined;
  const tests = Object.entries(shape).map(([name, type]) => [name, usualValues.get(type)] as const);
  return tests.every((test): test is [string, (value: unknown) => boolean] => test[1] !== undefined)
    ? tests
    : undefined;
}
