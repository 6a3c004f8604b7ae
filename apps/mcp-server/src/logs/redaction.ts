/**
 * Names whose values are never logged, wherever a line has them. What the directory and the providers log has lost its
 * secrets already, by value; this is the second wall.
 */
const secretNames: readonly string[] = [
  'accessKeySecret',
  'accessSecret',
  'accessToken',
  'access_token',
  'appSecret',
  'authorization',
  'Authorization',
  'cookie',
  'hmacSecret',
  'password',
  'secret',
  'securityToken',
  'sign',
  'signature',
  'token',
  'x-acs-security-token',
  'x-awal-signature-256',
];

/** How deep a line is looked through. */
const prefixes = ['', '*', '*.*'];

/** The `redact` of pino: secrets are replaced, addresses lose their query. */
export const redact = {
  paths: prefixes.flatMap((prefix) => [...secretNames, 'url'].map((name) => `${prefix}["${name}"]`)),
  censor: (value: unknown, path: string[]) =>
    path.at(-1) === 'url' && typeof value === 'string' ? value.replace(/[?#].*$/s, '') : '[secret]',
};
