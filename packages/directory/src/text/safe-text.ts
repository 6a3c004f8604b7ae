import { cleanText } from '@wabascope/core';
import type { TextFilter, TextFilters } from './failure.js';
import { beginningOf, entrySize } from './plain-copy.js';
import { createSecretGate, type SecretGate } from './secret-gate.js';

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

/** The filters of an account with these secrets. */
export function textFilters(secrets: readonly string[], idle: IdleSearches): TextFilters {
  const gate = createSecretGate(secrets);
  const sentenceGate = createSecretGate(secrets.filter((secret) => !isOrdinaryWord(secret)));
  const filter = (secretGate: SecretGate) => (text: string) => (secretGate.finds(text) ? withheld : safeText(text));
  return {
    safe: filter(gate),
    safeSentence: filter(sentenceGate),
    isPlain: gate.isPlain,
    addSecret(derived) {
      gate.add(derived);
      sentenceGate.add(derived);
    },
    release() {
      idle.add(gate);
      idle.add(sentenceGate);
    },
  };
}

/** Whether a text looks like a word of a sentence, such as `production` or `Token`. */
function isOrdinaryWord(text: string): boolean {
  return text.length <= 16 && /^([A-Z]?[a-z]+|[A-Z]+)$/.test(text);
}

/** Keys and odd texts that a sanitizer remembers, and their characters. */
const maxKnown = 10_000;
const maxKnownLength = 4 * 1024 * 1024;
/** Plain texts that it remembers. The rows of an account repeat words, URLs and names. */
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

/**
 * Equal texts become one string, which makes a hundred thousand rows a fifth smaller.
 * @param isPlain Whether `safe` would return the text as it is, as far as a quick check shows.
 */
export function createSanitizer({ safe, isPlain }: Pick<TextFilters, 'safe' | 'isPlain'>): Sanitizer {
  const known = new Map<string, string>();
  let knownLength = 0;
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
    const before = plain[slot];
    if (before === text) return before;
    if (text.length > maxPlain || !isPlain(text)) return remembered(text);
    plain[slot] = text;
    return text;
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
