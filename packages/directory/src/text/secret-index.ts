import type { Needle } from './secret-forms.js';

/** Needles to look for in folded text. */
export interface SecretIndex {
  add(needles: readonly Needle[]): void;
  isIn(folded: string): boolean;
}

/** A run of seven letters or more covers four letters that begin at a multiple of four: only these are looked up. */
const gramLength = 4;
const minStrideRun = 2 * gramLength - 1;

/** A filter of 64 kilobits is nearly empty with the needles of one account. */
const filterBytes = 2 ** 13;

export function createSecretIndex(): SecretIndex {
  const needles: Needle[] = [];
  /** A bit for the hash of each four letters of a needle. */
  const filter = new Uint8Array(filterBytes);
  let stride = gramLength;

  function has(hash: number): boolean {
    return ((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0;
  }

  return {
    add(more) {
      for (const needle of more) {
        needles.push(needle);
        if (needle.minRun < minStrideRun) stride = 1;
        for (let at = 0; at + gramLength <= needle.text.length; at += 1) {
          const hash = hashAt(needle.text, at);
          filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
        }
      }
    },
    isIn(text) {
      for (let at = 0; at + gramLength <= text.length; at += stride) {
        if (has(hashAt(text, at)) && needles.some((needle) => hasRunThrough(text, at, needle))) return true;
      }
      return false;
    },
  };
}

function hashAt(text: string, at: number): number {
  const high = (text.charCodeAt(at) << 5) ^ text.charCodeAt(at + 1);
  const low = (text.charCodeAt(at + 2) << 5) ^ text.charCodeAt(at + 3);
  return Math.imul((high << 12) ^ low, 0x9e3779b1) >>> 16;
}

/** Whether a run of `minRun` letters of the needle stands in the text around the four letters at `at`. */
function hasRunThrough(text: string, at: number, { text: needle, minRun }: Needle): boolean {
  const gram = text.slice(at, at + gramLength);
  for (let found = needle.indexOf(gram); found !== -1; found = needle.indexOf(gram, found + 1)) {
    let [before, after] = [0, gramLength];
    while (before < Math.min(found, at) && text[at - before - 1] === needle[found - before - 1]) before += 1;
    while (found + after < needle.length && text[at + after] === needle[found + after]) after += 1;
    if (before + after >= minRun) return true;
  }
  return false;
}
