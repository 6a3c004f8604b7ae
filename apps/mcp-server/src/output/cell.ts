/** Control characters and line separators. In a cell, they could break the line or control the terminal. */
const control = /[\p{Cc}\u2028\u2029]+/gu;

/** A value as text on one line. Empty for undefined; lists with commas, other objects as JSON. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value.map(cellText).join(',');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(control, ' ');
}
