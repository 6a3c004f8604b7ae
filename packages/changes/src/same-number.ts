/** Whether a text is the number with these digits, in any format, or its ID. */
export function isNumber(digits: string, ...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && digitsOf(text) === digits);
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
