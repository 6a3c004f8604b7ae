/** A row of a result. */
export type Row = Readonly<Record<string, unknown>>;

/** `MORE_WORDS`, `more-words` and `moreWords` as "More words". */
export function readable(word: string): string {
  const text = word
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

/** A value of a row as text. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
