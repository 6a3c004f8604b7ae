import { decodings } from './decodings.js';

/** Derived values are short-lived: when there are more than twice as many, only the newest are kept. */
const minDerived = 16;

/**
 * Finds the secrets of one account in text, in any of their encodings. A class, because there may be thousands, and the
 * functions of an object take more memory.
 */
export class SecretGate {
  readonly #secrets: readonly string[];
  #derived: Set<string> | undefined;
  #index: SecretIndex | undefined;

  /** @param secrets As configured. Secrets of fewer than four letters are ignored. */
  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  /** Adds a value that was derived from a secret: a signature, a proof, an exchanged token. */
  add(value: string): void {
    this.#derived ??= new Set();
    const derived = this.#derived;
    if (derived.has(value)) return;
    derived.add(value);
    this.#index?.add(secretForms(value));
    if (derived.size <= 2 * minDerived) return;
    for (const old of [...derived].slice(0, -minDerived)) derived.delete(old);
    this.#index = undefined;
  }

  /**
   * Whether the text contains a secret or eight consecutive letters of one: in any case, percent-encoded, escaped for
   * JSON or HTML, in base64 or hex, or with invisible letters or line breaks in between.
   */
  finds(text: string): boolean {
    const index = this.#search();
    if (index.isIn(normalizeText(text))) return true;
    if (!/[%&\\]/.test(text)) return false;
    for (const decoded of decodings(text)) if (index.isIn(normalizeText(decoded))) return true;
    return false;
  }

  /**
   * Whether the text is printable ASCII without needless spaces, and certainly contains no secret. A quick check, which
   * nearly every text passes. `false` decides nothing.
   */
  isPlain(text: string): boolean {
    return this.#search().isPlain(text);
  }

  /** Frees the memory of the search. The next search builds it again. */
  release(): void {
    this.#index = undefined;
  }

  #search(): SecretIndex {
    this.#index ??= indexOf([...this.#secrets, ...(this.#derived ?? [])]);
    return this.#index;
  }
}

function indexOf(secrets: readonly string[]): SecretIndex {
  const index = createSecretIndex();
  for (const secret of new Set(secrets)) index.add(secretForms(secret));
  return index;
}

/** Finds forms of secrets in normalized text. */
interface SecretIndex {
  add(forms: readonly SecretForm[]): void;
  isIn(normalized: string): boolean;
  /** As {@link SecretGate.isPlain}. */
  isPlain(text: string): boolean;
}

/** A run of seven or more letters covers four letters that start at a multiple of four, so only those are looked up. */
const gramLength = 4;
const minStrideRun = 2 * gramLength - 1;

/** A filter of 128 kilobits is nearly empty with the forms of one account. */
const filterBytes = 2 ** 14;

function createSecretIndex(): SecretIndex {
  const forms: SecretForm[] = [];
  const filter = new Uint8Array(filterBytes);
  let stride = gramLength;
  let minRun = Number.POSITIVE_INFINITY;

  /** Whether all grams of a long enough run through `at` may be in a form, which is rare by accident. */
  function mayHaveRun(text: string, at: number): boolean {
    let [start, end] = [at, at + 1];
    while (start > 0 && end - start + gramLength <= minRun && has(filter, gramAt(text, start - 1))) start -= 1;
    while (end + gramLength <= text.length && end - start + gramLength <= minRun && has(filter, gramAt(text, end)))
      end += 1;
    return end - start + gramLength > minRun;
  }

  return {
    add(more) {
      for (const form of more) {
        forms.push(form);
        minRun = Math.min(minRun, form.minRun);
        if (form.minRun < minStrideRun) stride = 1;
        for (let at = 0; at + gramLength <= form.text.length; at += 1) add(filter, gramAt(form.text, at));
      }
    },
    isIn(text) {
      for (let at = 0; at + gramLength <= text.length; at += stride) {
        if (
          has(filter, gramAt(text, at)) &&
          mayHaveRun(text, at) &&
          forms.some((form) => hasRunThrough(text, at, form))
        )
          return true;
      }
      return false;
    },
    isPlain: (text) => isPlain(text, filter, minRun, stride),
  };
}

/** Not a closure: there is one for each account, and V8 optimizes only the first of many equal closures well. */
function isPlain(text: string, filter: Uint8Array, minRun: number, stride: number): boolean {
  // The last four letters, and the four before them.
  let [gram, earlier] = [0, 0];
  let untilLookup = gramLength;
  let inSequence = 0;
  let before = space;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code < plainLetters.length ? (plainLetters[code] ?? 0) : 0;
    if (letter <= space) {
      if (letter === 0 || before === space) return false;
      before = space;
      continue;
    }
    before = letter;
    earlier = ((earlier << 7) | (gram >>> 21)) & fourLetters;
    gram = ((gram << 7) | letter) & fourLetters;
    untilLookup -= 1;
    if (untilLookup > 0) continue;
    untilLookup = stride;
    if (!has(filter, gram)) {
      inSequence = 0;
      continue;
    }
    inSequence = inSequence > 0 ? inSequence + 1 : 1 + inSequenceBefore(filter, gram, earlier);
    if (inSequence + gramLength > minRun) return false;
    untilLookup = 1;
  }
  return before !== space || text === '';
}

/** How many of the three grams before `gram` follow each other up to it in the filter. */
function inSequenceBefore(filter: Uint8Array, gram: number, earlier: number): number {
  for (let count = 0; count < gramLength - 1; count += 1) {
    const bits = 7 * (count + 1);
    if (!has(filter, ((earlier << (28 - bits)) | (gram >>> bits)) & fourLetters)) return count;
  }
  return gramLength - 1;
}

const fourLetters = 0xfffffff;

/** Four letters as one number, made of seven bits of each. */
function gramAt(text: string, at: number): number {
  const high = (text.charCodeAt(at) << 21) ^ (text.charCodeAt(at + 1) << 14);
  return high ^ (text.charCodeAt(at + 2) << 7) ^ text.charCodeAt(at + 3);
}

/** A filter has a bit for the hash of each four letters of a form. */
function add(filter: Uint8Array, gram: number): void {
  const hash = hashOf(gram);
  filter[hash >>> 3] = (filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
}

function has(filter: Uint8Array, gram: number): boolean {
  const hash = hashOf(gram);
  return ((filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0;
}

function hashOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 15;
}

/** Whether the text around the four letters at `at` contains a run of `minRun` letters of the form. */
function hasRunThrough(text: string, at: number, { text: form, minRun }: SecretForm): boolean {
  const gram = text.slice(at, at + gramLength);
  for (let found = form.indexOf(gram); found !== -1; found = form.indexOf(gram, found + 1)) {
    let [before, after] = [0, gramLength];
    while (before < Math.min(found, at) && text[at - before - 1] === form[found - before - 1]) before += 1;
    while (found + after < form.length && text[at + after] === form[found + after]) after += 1;
    if (before + after >= minRun) return true;
  }
  return false;
}

/** One encoding of a secret. */
interface SecretForm {
  /** Normalized. */
  readonly text: string;
  /** The number of its consecutive letters that reveals the secret. */
  readonly minRun: number;
}

/** Consecutive letters that reveal a secret. A shorter secret is looked for as a whole. */
const secretRun = 8;
const minSecret = 4;

/** The secret in plain text, in hex and in base64; empty for a secret that is too short to look for. */
function secretForms(secret: string): SecretForm[] {
  const text = normalizeText(secret);
  if (text.length < minSecret) return [];
  const bytes = Buffer.from(secret.trim());
  const shown = Math.min(secretRun, bytes.length);
  const padded = Buffer.concat([Buffer.alloc(2), bytes]);
  return [
    { text, minRun: Math.min(secretRun, text.length) },
    { text: bytes.toString('hex'), minRun: 2 * shown },
    ...[0, 1, 2].map((offset) => base64(padded, offset, shown)),
  ];
}

/**
 * The letters that encode only these bytes, which follow two others, when `offset` other bytes come before them. `minRun` is the number of letters
 * that stay the same for a run of `shown` bytes, wherever the run starts.
 */
function base64(padded: Buffer, offset: number, shown: number): SecretForm {
  const bytes = padded.subarray(2 - offset);
  const first = Math.ceil((8 * offset) / 6);
  const last = Math.floor((8 * bytes.length) / 6);
  // Nothing else of it needs to be normalized.
  const text = bytes.toString('base64').slice(first, last).toLowerCase();
  return { text, minRun: Math.floor((8 * shown - 5) / 6) };
}

/** White space, control and format characters, variation selectors and blank letters, which can hide between letters. */
const ignorable = /(?:[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f)+/gu;
const normalized = /^[!-,.-@[-^`-~]*$/;
const ascii = /^[ -~]*$/;
const space = 0x20;
/** Normalized letters, by their code, and the space. 0 for any other, and for those that may begin an encoding. */
const plainLetters = Uint8Array.from({ length: 0x7f }, (_, code) => {
  const letter = String.fromCharCode(code);
  return code < space || '%&\\'.includes(letter) ? 0 : normalizeText(letter).charCodeAt(0) || space;
});

/** The text without invisible characters, in lower case, with one alphabet for both variants of base64. */
function normalizeText(text: string): string {
  if (normalized.test(text)) return text;
  const visible = ascii.test(text) ? text.replaceAll(' ', '') : text.normalize('NFKC').replace(ignorable, '');
  return visible.toLowerCase().replaceAll('-', '+').replaceAll('_', '/');
}
