import { createHash } from 'node:crypto';

/** The hash of a token, as the configuration holds it. */
export function sha256Of(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
