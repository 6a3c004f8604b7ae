/** White space, control and format characters, variation selectors and blank letters: what can hide between letters. */
const ignorable = /(?:[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f)+/gu;
const folded = /^[!-,.-@[-^`-~]*$/;
const ascii = /^[ -~]*$/;

/** The text without what does not show, in one case, with the letters of both base64 alphabets alike. */
export function foldText(text: string): string {
  if (folded.test(text)) return text;
  const shown = ascii.test(text) ? text.replaceAll(' ', '') : text.normalize('NFKC').replace(ignorable, '');
  return shown.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}
