/** Errors of a certificate whose issuer Node does not trust. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

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

/** Describes the problem and its remedy. Contains only codes of the error: its text may contain anything. */
export function problemOf(error: unknown, usesTls: boolean): string {
  const replyCode = replyCodeOf(error);
  if (replyCode !== undefined) return rejection(replyCode, isRejectedDatabase(error));
  if (error instanceof EarlyClose && !usesTls)
    return `Redis closed the connection before its first reply. ${tlsRemedy}`;
  if (!(error instanceof Error) || error instanceof EarlyClose) return 'Redis closed the connection.';
  // The parser of ioredis throws plain errors.
  if (error.message.startsWith('Unknown RESP type'))
    return `The response is not in the Redis protocol. Check the port. ${tlsRemedy}`;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z_]{1,40}$/.test(error.code))
    return connectionProblem(error.code, usesTls);
  return 'Redis does not respond.';
}

function rejection(code: string, ofDatabase: boolean): string {
  if (ofDatabase)
    return `Redis rejects the database (${code}). Check the number at the end of the address, and that the user may run SELECT.`;
  if (code === 'WRONGPASS')
    return 'Redis rejects the user or the password (WRONGPASS). Check both in the address. Percent-encode special characters, such as %40 for @.';
  if (code === 'NOAUTH')
    return 'Redis requires a password (NOAUTH). Add it to the address: redis://USER:PASSWORD@HOST:PORT.';
  return `Redis rejects commands (${code}).`;
}

function connectionProblem(code: string, usesTls: boolean): string {
  if (untrusted.has(code))
    return `The TLS certificate of Redis is not trusted (${code}). Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its authority.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The TLS certificate of Redis is for another host (${code}). Write a host name of the certificate in the address.`;
  const problem = `Cannot connect to Redis (${code}).`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `${problem} Check that it runs, and the host and port.`;
  const mayBePlain = code.startsWith('ERR_SSL_') || code === 'EPROTO' || code === 'ETIMEDOUT' || code === 'ECONNRESET';
  if (usesTls && mayBePlain) return `${problem} ${plainRemedy}`;
  return !usesTls && code === 'ECONNRESET' ? `${problem} ${tlsRemedy}` : problem;
}

/** For example `WRONGPASS`. */
function replyCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'ReplyError') return undefined;
  return /^[A-Z]{1,20}\b/.exec(error.message)?.[0];
}

/** The command that Redis rejected. */
function nameOf(error: unknown): unknown {
  if (!(error instanceof Error) || !('command' in error)) return undefined;
  const { command } = error;
  return typeof command === 'object' && command !== null && 'name' in command ? command.name : undefined;
}
