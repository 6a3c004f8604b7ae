const marker = Symbol.for('wabascope.JournalError');

/**
 * The journal of changes cannot be used now. `cause` is the reason, for the log. Test for it with {@link isJournalError}:
 * several copies may be loaded.
 */
export class JournalError extends Error {
  override readonly name = 'JournalError';

  constructor(cause: unknown) {
    super('The journal of changes cannot be used now. Try again later.', { cause });
    Object.defineProperty(this, marker, { value: true });
  }
}

/** True for a {@link JournalError} of any copy of this package. */
export function isJournalError(value: unknown): value is JournalError {
  return typeof value === 'object' && value !== null && marker in value;
}
