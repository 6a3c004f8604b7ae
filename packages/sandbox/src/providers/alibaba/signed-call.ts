import type { IncomingRequest } from '../../exchange.js';

/** What both signature versions have in common. An absent part is an empty string. */
export interface SignedCall {
  readonly accessKeyId: string;
  readonly securityToken: string;
  readonly action: string;
  readonly version: string;
  /** `YYYY-MM-DDTHH:mm:ssZ`. */
  readonly timestamp: string;
  readonly nonce: string;
  /** Query and form parameters. */
  readonly parameters: URLSearchParams;
  readonly stringToSign: string;
  readonly signature: string;
  /** Signs the string to sign with `secret`. */
  readonly expected: (secret: string) => string;
}

/** The parameters of the query, and those of the body if it is a form. */
export function parametersOf(request: IncomingRequest): URLSearchParams {
  const parameters = new URLSearchParams(request.rawQuery);
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(request.body)) parameters.append(name, value);
  }
  return parameters;
}
