import { createHash } from 'node:crypto';

/** Shares no digits with the number or the ID of its app: hosts withhold every text that contains part of a token. */
export function madeUpToken(app: string): string {
  return `sk_sandbox_${createHash('sha256').update(app).digest('base64url').slice(0, 24)}`;
}

/** In the form of a UUID. */
export function madeUpId(phone: string): string {
  return `6f1c2a34-5b6d-4e7f-8a9b-${createHash('sha256').update(`app ${phone}`).digest('hex').slice(0, 12)}`;
}
