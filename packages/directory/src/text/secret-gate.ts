import { decodings } from './decode-text.js';
import { foldText } from './normalize-text.js';
import { needlesOf } from './secret-forms.js';
import { createSecretIndex, type SecretIndex } from './secret-index.js';

/** Recognizes the secrets of one account in text, however the text spells them. */
export interface SecretGate {
  /** Adds a value that was derived from a secret: a signature, a proof, the token of a token exchange. */
  add(derived: string): void;
  /**
   * Whether the text holds a secret or eight letters of it in a row: in any case, percent-encoded, escaped for JSON or
   * HTML, in base64 or hex, with invisible letters or line breaks in between.
   */
  finds(text: string): boolean;
  /** Frees the memory that the search needs. The next search builds it again. */
  release(): void;
}

/** Derived values are short-lived: of more than twice as many, the last ones are kept. */
const minDerived = 16;

/** @param secrets As configured. Secrets of fewer than four letters are not looked for. */
export function createSecretGate(secrets: readonly string[]): SecretGate {
  const derived = new Set<string>();
  let index: SecretIndex | undefined;

  function indexOfAll(): SecretIndex {
    const created = createSecretIndex();
    for (const secret of new Set([...secrets, ...derived])) created.add(needlesOf(secret));
    return created;
  }

  return {
    add(value) {
      if (derived.has(value)) return;
      derived.add(value);
      index?.add(needlesOf(value));
      if (derived.size <= 2 * minDerived) return;
      for (const old of [...derived].slice(0, -minDerived)) derived.delete(old);
      index = undefined;
    },
    finds(text) {
      index ??= indexOfAll();
      if (index.isIn(foldText(text))) return true;
      for (const decoded of decodings(text)) if (index.isIn(foldText(decoded))) return true;
      return false;
    },
    release() {
      index = undefined;
    },
  };
}
