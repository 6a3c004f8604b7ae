import { foldText } from './normalize-text.js';

/** One spelling of a secret. */
export interface Needle {
  /** Folded. */
  readonly text: string;
  /** So many of its letters in a row give the secret away. */
  readonly minRun: number;
}

/** Letters of a secret in a row that give it away. A shorter secret is looked for as a whole. */
const secretRun = 8;
const minSecret = 4;

/** The secret as it is, in base64 and in hex; empty for a secret that is too short to look for. */
export function needlesOf(secret: string): Needle[] {
  const text = foldText(secret);
  if (text.length < minSecret) return [];
  const bytes = Buffer.from(secret.trim());
  const shown = Math.min(secretRun, bytes.length);
  return [
    { text, minRun: Math.min(secretRun, text.length) },
    { text: bytes.toString('hex'), minRun: 2 * shown },
    ...[0, 1, 2].map((offset) => base64(bytes, offset, shown)),
  ];
}

/**
 * The letters that stand for the bytes alone when `offset` other bytes come before them. Of a run of `shown` bytes,
 * so many letters are the same wherever it begins.
 */
function base64(bytes: Buffer, offset: number, shown: number): Needle {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const first = Math.ceil((8 * offset) / 6);
  const last = Math.floor((8 * (offset + bytes.length)) / 6);
  return { text: foldText(encoded.slice(first, last)), minRun: Math.floor((8 * shown - 5) / 6) };
}
