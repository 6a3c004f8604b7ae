import { cleanText } from '@wabascope/core';
import type { TextFilter } from './failure.js';

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

/** Replaces each of `secrets`, also where it is percent-encoded. Shorter than four characters hides nothing. */
export function secretsHidden(secrets: readonly string[]): TextFilter {
  const hidden = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
}
