/** Names of members whose values are never logged. */
const secretName = /secret|token|passw|api[-_]?key|private[-_]?key|credential|signature|authorization|cookie|^sign$/i;

/** Deeper values of a line are not searched. */
const maxDepth = 5;

/**
 * The members of a log line without secrets: values of secret names are replaced, URLs lose their query. The directory
 * has already removed the secrets of accounts by value. This is a second layer, by name.
 */
export function redacted(line: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, redactedValue(name, value, depth)]));
}

function redactedValue(name: string, value: unknown, depth: number): unknown {
  if (value !== undefined && secretName.test(name)) return '[secret]';
  if (name === 'url' && typeof value === 'string') return value.replace(/[?#].*$/s, '');
  if (depth === maxDepth || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => redactedValue('', entry, depth + 1));
  return isPlain(value) ? redacted(value, depth + 1) : value;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
