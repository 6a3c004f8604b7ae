import { cleanText } from '@wabascope/core';
import type { TextFilter, TextFilters } from './failure.js';
import { beginningOf, entrySize } from './plain-copy.js';
import { SecretGate } from './secret-gate.js';

/** Third-party text, cleaned and cut to 1,000 characters. */
export function safeText(text: string): string {
  return cleanText(text, 1000);
}

/** Applies `filter` to every string in plain JSON, including keys, at any depth. */
export function mapText<Value>(value: Value, filter: TextFilter): Value {
  // Strings become strings and everything else stays, so the type does not change.
  return mapped(value, filter) as Value;
}

function mapped(value: unknown, filter: TextFilter): unknown {
  if (typeof value === 'string') return filter(value);
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, filter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [filter(key), mapped(entry, filter)]));
}

/** Replaces a text that contains a secret of the account. */
const withheld = '[withheld: it contains a secret of this account]';

/** The searches for secrets of accounts that are not fetched now. The newest are kept: building one takes time. */
export interface IdleSearches {
  add(search: Pick<SecretGate, 'release'>): void;
}

/** @param max How many are kept. Each takes some ten kilobytes. */
export function createIdleSearches(max = 32): IdleSearches {
  const idle = new Set<Pick<SecretGate, 'release'>>();
  return {
    add(search) {
      idle.delete(search);
      idle.add(search);
      const [oldest] = idle;
      if (idle.size <= max || oldest === undefined) return;
      idle.delete(oldest);
      oldest.release();
    },
  };
}

/** What text of an account must not contain. There may be thousands of accounts, so it is small. */
export interface AccountSecrets {
  readonly all: SecretGate;
  /** Those that are not ordinary words. Usually the same gate. */
  readonly inSentences: SecretGate;
  readonly idle: IdleSearches;
}

export function accountSecrets(secrets: readonly string[], idle: IdleSearches): AccountSecrets {
  const all = new SecretGate(secrets);
  const others = secrets.filter((secret) => !isOrdinaryWord(secret));
  return { all, inSentences: others.length === secrets.length ? all : new SecretGate(others), idle };
}

/** The filters of an account. They are made for each fetch. */
export function textFilters({ all, inSentences, idle }: AccountSecrets): TextFilters {
  const filter = (gate: SecretGate) => (text: string) => (gate.finds(text) ? withheld : safeText(text));
  return {
    safe: filter(all),
    safeSentence: filter(inSentences),
    isPlain: (text) => all.isPlain(text),
    release() {
      idle.add(all);
      idle.add(inSentences);
    },
  };
}

/** Registers a value that was derived from a secret. */
export function addSecret({ all, inSentences }: AccountSecrets, derived: string): void {
  all.add(derived);
  inSentences.add(derived);
}

/** Whether a text looks like a word of a sentence, such as `production` or `Token`. */
function isOrdinaryWord(text: string): boolean {
  return text.length <= 16 && /^([A-Z]?[a-z]+|[A-Z]+)$/.test(text);
}

/** Keys and odd texts that a sanitizer remembers, and their characters. */
const maxKnown = 10_000;
const maxKnownLength = 4 * 1024 * 1024;
/** Plain texts that are remembered. Rows repeat words, URLs and names. */
const plainSlots = 1_024;
/** Characters of a text that is cut. */
const maxPlain = 1_000;

/** Makes the texts of rows safe to show. */
export interface Sanitizer {
  /**
   * Replaces all texts in a value, including keys, in place.
   * @returns The size of the value, as `plainCopy` measures it.
   */
  sanitize(value: object): number;
}

/** The latest texts of all accounts, by {@link slotOf}. */
export type SharedTexts = string[];

/**
 * Equal texts become one string, which makes a hundred thousand rows a fifth smaller.
 * @param isPlain Whether `safe` would return the text as it is, as far as a quick check shows.
 */
export function createSanitizer(
  { safe, isPlain }: Pick<TextFilters, 'safe' | 'isPlain'>,
  shared: SharedTexts = [],
): Sanitizer {
  const known = new Map<string, string>();
  let knownLength = 0;
  /** Those that this fetch has checked: another account has other secrets. */
  const plain: string[] = [];

  function remembered(text: string): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= maxKnown || knownLength >= maxKnownLength) {
      known.clear();
      knownLength = 0;
    }
    const result = safe(text.length > maxPlain ? beginningOf(text) : text);
    known.set(text, result);
    knownLength += text.length;
    return result;
  }

  function sanitized(text: string): string {
    const slot = slotOf(text);
    const checked = plain[slot];
    if (checked === text) return checked;
    if (text.length > maxPlain || !isPlain(text)) return remembered(text);
    const known = shared[slot] === text ? shared[slot] : text;
    shared[slot] = known;
    plain[slot] = known;
    return known;
  }

  function sanitize(value: object): number {
    const entries = value as Record<string, unknown>;
    let size = 0;
    for (const key of Object.keys(entries)) {
      const entry = entries[key];
      const name = remembered(key);
      if (name !== key) delete entries[key];
      size += entrySize + name.length;
      if (typeof entry === 'string') {
        size += entry.length;
        entries[name] = sanitized(entry);
      } else {
        if (typeof entry === 'object' && entry !== null) size += sanitize(entry);
        if (name !== key) entries[name] = entry;
      }
    }
    return size;
  }

  return { sanitize };
}

/** The same for equal texts, and quick. Different texts may share a slot. */
function slotOf(text: string): number {
  const { length } = text;
  if (length < 2) return length;
  const middle = text.charCodeAt(length >> 1);
  return (Math.imul(middle * 31 + text.charCodeAt(length - 1), 31) + text.charCodeAt(length - 2) + length) % plainSlots;
}
