import { cleanText } from '@wabascope/core';
import type { TextFilter, TextFilters } from './failure.js';

/** Third-party text, made safe to show. */
export function safeText(text: string): string {
  return cleanText(text, 1000);
}

/** Applies `filter` to every string in plain JSON, at any depth. Keys stay. */
export function mapText<Value>(value: Value, filter: TextFilter): Value {
  // The shape stays as it is: strings become strings, everything else is kept.
  return mapped(value, filter) as Value;
}

function mapped(value: unknown, filter: TextFilter): unknown {
  if (typeof value === 'string') return filter(value);
  if (Array.isArray(value)) return value.map((entry) => mapped(entry, filter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapped(entry, filter)]));
}

/** The filters of an account with these secrets. */
export function textFilters(secrets: readonly string[]): TextFilters {
  const hide = secretsHidden(secrets);
  const hideInSentence = secretsHidden(secrets.filter((secret) => !isOrdinaryWord(secret)));
  return { safe: (text) => safeText(hide(text)), safeSentence: (text) => safeText(hideInSentence(text)) };
}

/** Whether a text looks like a word of a sentence, such as `production` or `Token`. */
export function isOrdinaryWord(text: string): boolean {
  return text.length <= 16 && /^([A-Z]?[a-z]+|[A-Z]+)$/.test(text);
}

/** Replaces each of `secrets`, also where it is percent-encoded. Shorter than four characters hides nothing. */
function secretsHidden(secrets: readonly string[]): TextFilter {
  const hidden = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}
