const marker = Symbol.for('wabascope.ArgumentError');

/** An invalid argument of the caller. Test for it with {@link isArgumentError}: several copies may be loaded. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
  /** The field of the query, as the caller wrote it: `accounts`, `cursor`, `limit` … */
  readonly argument: string;
  /** The accepted values, if there are few. */
  readonly allowed?: readonly string[];

  /** @param message One sentence for the caller: what is wrong and what to pass instead. */
  constructor(argument: string, message: string, allowed?: readonly string[]) {
    super(message);
    this.argument = argument;
    if (allowed !== undefined) this.allowed = allowed;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for an {@link ArgumentError} of any copy of this package. */
export function isArgumentError(value: unknown): value is ArgumentError {
  return typeof value === 'object' && value !== null && marker in value;
}
