import { cleanText } from '@wabascope/core';
import type { TextFilter, TextFilters } from './failure.js';
import { createSecretGate, type SecretGate } from './secret-gate.js';

/** Third-party text, made safe to show. */
export function safeText(text: string): string {
  return cleanText(text, 1000);
}

/** Applies `filter` to every string in plain JSON, keys included, at any depth. */
export function mapText<Value>(value: Value, filter: TextFilter): Value {
  // The shape stays as it is: strings become strings, everything else is kept.
  return mapped(value, filter) as Value;
}

function mapped(value: unknown, filter: TextFilter): unknown {
  if (typeof value === 'string') return filter(value);
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, filter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [filter(key), mapped(entry, filter)]));
}

/** Shown in the place of a text that holds a secret of the account. */
const withheld = '[withheld: it contains a secret of this account]';

/** The filters of an account with these secrets. */
export function textFilters(secrets: readonly string[]): TextFilters {
  const gate = createSecretGate(secrets);
  const inSentences = createSecretGate(secrets.filter((secret) => !isOrdinaryWord(secret)));
  const filter =
    ({ finds }: SecretGate) =>
    (text: string) =>
      finds(text) ? withheld : safeText(text);
  return {
    safe: filter(gate),
    safeSentence: filter(inSentences),
    addSecret(derived) {
      gate.add(derived);
      inSentences.add(derived);
    },
    rest() {
      gate.release();
      inSentences.release();
    },
  };
}

/** Whether a text looks like a word of a sentence, such as `production` or `Token`. */
export function isOrdinaryWord(text: string): boolean {
  return text.length <= 16 && /^([A-Z]?[a-z]+|[A-Z]+)$/.test(text);
}
