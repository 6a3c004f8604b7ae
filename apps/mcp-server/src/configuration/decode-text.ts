import type { ProblemText } from './problem.js';

interface Encoding {
  readonly name: string;
  /** Byte order mark. PowerShell 5 writes UTF-16 LE with `>`. */
  readonly mark: readonly number[];
  /** Of `TextDecoder`, which has none for UTF-32. */
  readonly label?: string;
}

/** UTF-32 first, because its mark begins with that of UTF-16. */
const marked: readonly Encoding[] = [
  { name: 'UTF-32', mark: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32', mark: [0, 0, 0xfe, 0xff] },
  { name: 'UTF-16', mark: [0xff, 0xfe], label: 'utf-16le' },
  { name: 'UTF-16', mark: [0xfe, 0xff], label: 'utf-16be' },
];

const utf8: Encoding = { name: 'UTF-8', mark: [], label: 'utf-8' };

/** Decodes UTF-8, and UTF-16 with a byte order mark, which is left out. The message completes "The file …". Pure. */
export function decodeText(bytes: Uint8Array): { text: string } | ProblemText {
  const { name, label } = marked.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte)) ?? utf8;
  const remedy = 'Save it as UTF-8.';
  if (label === undefined) return { message: `is ${name} text.`, remedy };
  const wide = label === utf8.label ? unmarked(bytes) : undefined;
  if (wide !== undefined) return { message: `is ${wide} text without a byte order mark.`, remedy };
  try {
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    return { message: `is not ${name} text.`, remedy };
  }
}

/**
 * UTF-16 or UTF-32, by the zeros of its ASCII letters, which text in UTF-8 never has. The file may end within a letter, and
 * begin with words of any script.
 */
function unmarked(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, 4_096);
  /** The share of zeros among the bytes at this place in each group of four. */
  const zeros = [0, 1, 2, 3].map((place) => {
    const group = start.filter((_, index) => index % 4 === place);
    return group.length === 0 ? 0 : group.filter((byte) => byte === 0).length / group.length;
  });
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  const isUtf32 = (first === 1 && second > 0.5) || (fourth === 1 && third > 0.5);
  if (isUtf32) return 'UTF-32';
  const [fewer = 0, more = 0] = [first + third, second + fourth].sort((a, b) => a - b);
  return more >= 1 && fewer * 4 < more ? 'UTF-16' : undefined;
}
