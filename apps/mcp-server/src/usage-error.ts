/** An invalid command line. The message is for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
