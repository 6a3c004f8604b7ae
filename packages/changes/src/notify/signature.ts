import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** Bytes of a signing key, as Standard Webhooks recommends. */
const minKeyBytes = 24;
const maxKeyBytes = 64;

/** What a secret must be, to complete "must be …". */
export const signingSecretFormat = `"${prefix}" and ${minKeyBytes} to ${maxKeyBytes} bytes in base64`;

export function isSigningSecret(text: string): boolean {
  const encoded = text.startsWith(prefix) ? text.slice(prefix.length) : '';
  const { length } = Buffer.from(encoded, 'base64');
  return /^[A-Za-z\d+/]+={0,2}$/.test(encoded) && length >= minKeyBytes && length <= maxKeyBytes;
}

/**
 * The headers of a signed message, as in Standard Webhooks 1.0.
 * @param secret As in {@link signingSecretFormat}. Without it, the message has only ID and time.
 * @param now Milliseconds since 1970.
 */
export function webhookHeaders(
  id: string,
  body: string,
  secret: string | undefined,
  now: number,
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (secret === undefined) return headers;
  const key = Buffer.from(secret.slice(prefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { ...headers, 'webhook-signature': `v1,${signature}` };
}
