import type { ProblemText } from './problem.js';

/** By byte order mark. PowerShell 5 writes UTF-16 LE with `>`. */
const encodings = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
] as const;

/** Decodes UTF-8, and UTF-16 with a byte order mark, which is left out. The message completes "The file …". Pure. */
export function decodeText(bytes: Uint8Array): { text: string } | ProblemText {
  const { name = 'utf-8' } = encodings.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte)) ?? {};
  if (name === 'utf-8' && looksLikeUtf16(bytes)) {
    return { message: 'is UTF-16 text without a byte order mark.', remedy: 'Save it as UTF-8.' };
  }
  try {
    return { text: new TextDecoder(name, { fatal: true }).decode(bytes) };
  } catch {
    return { message: `is not ${name.slice(0, 6).toUpperCase()} text.`, remedy: 'Save it as UTF-8.' };
  }
}

/** ASCII letters in UTF-16 have a zero in every second byte, which text in UTF-8 never has. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  return (
    bytes.length % 2 === 0 &&
    start.length > 1 &&
    [0, 1].some((parity) => start.every((byte, index) => index % 2 !== parity || byte === 0))
  );
}
