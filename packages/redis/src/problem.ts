import { permissionProblem } from './permissions.js';

/**
 * How far a connection has got: `connected` when commands can be sent, with TLS after the handshake, and `ready` when
 * Redis has accepted it.
 */
export type Stage = 'opening' | 'connected' | 'ready';

/** Errors of a certificate whose issuer Node does not trust. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

/** A server that demands a certificate rejects the client after the handshake of TLS 1.3, and during that of TLS 1.2. */
const certificateRemedy = 'Client certificates are not supported. Set tls-auth-clients of Redis to no or optional.';

const ifCertificate = `If it requires a client certificate: ${certificateRemedy.replace(/^C/, 'c')}`;

const closed = 'Redis closed the connection.';

const tlsRemedy = 'If its port uses TLS, write rediss: or valkeys: in the address.';
const plainRemedy = 'If its port does not use TLS, write redis: or valkey: in the address.';

/** The connection ended before any error, and before Redis was ready. */
export class EarlyClose extends Error {}

/** Whether Redis rejected the database of the address. */
export function isRejectedDatabase(error: unknown): boolean {
  return nameOf(error) === 'select' && replyCodeOf(error) !== 'NOAUTH';
}

/** Whether Redis rejected SELECT only because it has not accepted a password. Another error reports the cause. */
export function isSelectWithoutPassword(error: unknown): boolean {
  return nameOf(error) === 'select' && replyCodeOf(error) === 'NOAUTH';
}

/** Whether Redis itself reports the error. */
export function isReply(error: unknown): boolean {
  return replyCodeOf(error) !== undefined;
}

/** Describes the problem and its remedy. Contains only codes of the error: its text may contain anything. */
export function problemOf(error: unknown, usesTls: boolean, stage: Stage): string {
  const replyCode = replyCodeOf(error);
  if (replyCode !== undefined) return rejection(replyCode, nameOf(error));
  if (error instanceof EarlyClose && usesTls && stage === 'connected')
    return `Redis closed the connection after the TLS handshake. ${ifCertificate}`;
  if (error instanceof EarlyClose && !usesTls)
    return `Redis closed the connection before its first reply. ${tlsRemedy}`;
  if (!(error instanceof Error) || error instanceof EarlyClose) return closed;
  // The parser of ioredis throws plain errors.
  if (error.message.startsWith('Unknown RESP type'))
    return `The response is not in the Redis protocol. Check the port. ${tlsRemedy}`;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{0,59}$/.test(error.code))
    return connectionProblem(error.code, usesTls, stage);
  return 'Redis does not respond.';
}

function rejection(code: string, command: string | undefined): string {
  if (command === 'select') {
    const remedy =
      code === 'NOPERM' ? 'Allow SELECT: ACL SETUSER USER +select.' : 'Check the number at the end of the address.';
    return `Redis rejects the database (${code}). ${remedy}`;
  }
  if (code === 'NOPERM' && command !== undefined) return permissionProblem([command]);
  if (code === 'WRONGPASS')
    return 'Redis rejects the user or the password (WRONGPASS). Check both in the address. Percent-encode special characters, such as %40 for @.';
  if (code === 'NOAUTH')
    return 'Redis requires a password (NOAUTH). Add it to the address: redis://USER:PASSWORD@HOST:PORT.';
  return `Redis rejects commands (${code}).`;
}

function connectionProblem(code: string, usesTls: boolean, stage: Stage): string {
  if (untrusted.has(code))
    return `The TLS certificate of Redis is not trusted (${code}). Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its authority.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The TLS certificate of Redis is for another host (${code}). Write a host name of the certificate in the address.`;
  if (code.endsWith('_ALERT_CERTIFICATE_REQUIRED'))
    return `Redis requires a client certificate (${code}). ${certificateRemedy}`;
  if (code.includes('_ALERT_')) return `Redis rejects the TLS handshake (${code}). ${ifCertificate}`;
  const problem = `Cannot connect to Redis (${code}).`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `${problem} Check that it runs, and the host and port.`;
  const isReset = code === 'ECONNRESET' || code === 'EPIPE';
  if (stage === 'ready') return isReset ? closed : problem;
  if (!usesTls) return isReset ? `${problem} ${tlsRemedy}` : problem;
  if (stage === 'connected')
    return isReset ? `Redis closed the connection after the TLS handshake (${code}). ${ifCertificate}` : problem;
  const mayBePlain = isReset || code === 'ETIMEDOUT' || code === 'EPROTO' || code.startsWith('ERR_SSL_');
  return mayBePlain ? `${problem} ${plainRemedy}` : problem;
}

/** For example `WRONGPASS`. */
function replyCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'ReplyError') return undefined;
  return /^[A-Z]{1,20}\b/.exec(error.message)?.[0];
}

/** The command that Redis rejected. */
function nameOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('command' in error)) return undefined;
  const { command } = error;
  const name = typeof command === 'object' && command !== null && 'name' in command ? command.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
