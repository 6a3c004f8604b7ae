/** A value that never appears in logs, errors, `inspect`, template strings or JSON. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it where the value is signed or sent, and do not store the result. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** The text with `[secret]` in place of each secret, even if it is percent-encoded. */
export function hideSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets
    .map((secret) => secret.reveal())
    .flatMap((value) => [value, encodeURIComponent(value.toWellFormed())])
    .reduce((rest, value) => (value === '' ? rest : rest.replaceAll(value, '[secret]')), text);
}

/** A callback URL without the user and password that it may contain. */
export function withoutCredentials(url: string | null | undefined): string | undefined {
  if (url === null || !url?.includes('@')) return url ?? undefined;
  return url.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
