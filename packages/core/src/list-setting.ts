/** The entries of a setting of type `string[]` in a text, such as an environment variable: with commas between them. */
export function listFromText(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
