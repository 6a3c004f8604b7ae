import { foreignText } from './foreign-text.js';

/** What is a state of a row in a value from a place that others may write to, with safe texts. Other parts are left out. */
export function foreignState(value: unknown): object {
  const entries = Object.entries(Object(value)).map(([key, part]) => [key, foreignPart(key, part)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

function foreignPart(key: string, part: unknown): unknown {
  if (typeof part === 'string') return foreignText(part);
  if (key === 'facts' && Number.isInteger(part)) return part;
  if (key === 'missing' && isMissing(part)) return { since: part.since, fetches: part.fetches };
  return key === 'reported' || key === 'earlier' ? texts(part) : undefined;
}

function isMissing(value: unknown): value is { since: string; fetches: number } {
  const { since, fetches } = Object(value);
  return typeof since === 'string' && !Number.isNaN(Date.parse(since)) && Number.isInteger(fetches);
}

function texts(value: unknown): Record<string, string> {
  const entries = Object.entries(Object(value)).flatMap(([key, text]) =>
    typeof text === 'string' ? [[key, foreignText(text)] as const] : [],
  );
  return Object.fromEntries(entries);
}
