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

/** The filters of an account with these secrets. */
export function textFilters(secrets: readonly string[]): TextFilters {
  const gate = createSecretGate(secrets);
  const sentenceGate = createSecretGate(secrets.filter((secret) => !isOrdinaryWord(secret)));
  const filter = (secretGate: SecretGate) => (text: string) => (secretGate.finds(text) ? withheld : safeText(text));
  return {
    safe: filter(gate),
    safeSentence: filter(sentenceGate),
    addSecret(derived) {
      gate.add(derived);
      sentenceGate.add(derived);
    },
    release() {
      gate.release();
      sentenceGate.release();
    },
  };
}

/** Whether a text looks like a word of a sentence, such as `production` or `Token`. */
function isOrdinaryWord(text: string): boolean {
  return text.length <= 16 && /^([A-Z]?[a-z]+|[A-Z]+)$/.test(text);
}

/** Texts that a sanitizer remembers, and their characters. The rows of an account repeat words, URLs and names. */
const maxKnown = 10_000;
const maxKnownLength = 4 * 1024 * 1024;

/** Makes the texts of rows safe to show. */
export interface Sanitizer {
  /**
   * Replaces all texts in a value, including keys, in place.
   * @returns The size of the value, as `plainCopy` measures it.
   */
  sanitize(value: object): number;
}

/** Equal texts become one string, which makes a hundred thousand rows a fifth smaller. */
export function createSanitizer(safe: TextFilter): Sanitizer {
  const known = new Map<string, string>();
  let knownLength = 0;

  function sanitized(text: string): string {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= maxKnown || knownLength >= maxKnownLength) {
      known.clear();
      knownLength = 0;
    }
    const result = safe(beginningOf(text));
    known.set(text, result);
    knownLength += text.length;
    return result;
  }

  function sanitize(value: object): number {
    let size = 0;
    for (const key of Object.keys(value)) {
      const entry: unknown = Reflect.get(value, key);
      const name = sanitized(key);
      if (name !== key) Reflect.deleteProperty(value, key);
      size += entrySize + name.length;
      if (typeof entry === 'string') {
        size += entry.length;
        Reflect.set(value, name, sanitized(entry));
      } else {
        if (typeof entry === 'object' && entry !== null) size += sanitize(entry);
        if (name !== key) Reflect.set(value, name, entry);
      }
    }
    return size;
  }

  return { sanitize };
}
