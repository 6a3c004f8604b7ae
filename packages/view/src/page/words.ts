/** A row of a result. */
export type ViewRow = Readonly<Record<string, unknown>>;

/** `MORE_WORDS`, `more-words` and `moreWords` as "More words". */
export function readable(word: unknown): string {
  const text = textOf(word)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase()
    .replace('waba', 'WABA');
  return text.replace(/^./, (letter) => letter.toUpperCase());
}

/** With separators of thousands. */
export function numeral(count: number): string {
  return count.toLocaleString();
}

/** "1 number", "2 numbers". */
export function counted(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A value of a row as text: of a reason or a failure, its message or code. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value !== 'object' || value === null) return `${value ?? ''}`;
  const { message, code } = value as ViewRow;
  return `${message ?? code ?? JSON.stringify(value)}`;
}

/** The words and the local time; nothing without a time. @param iso ISO 8601, UTC. */
export function when(words: string, iso: unknown): string {
  return iso === undefined ? '' : `${words} ${new Date(textOf(iso)).toLocaleString()}`;
}
