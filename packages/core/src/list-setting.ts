/** Splits the text of a `string[]` setting, such as an environment variable, at its commas. */
export function listFromText(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
