import { ProviderError, type ProviderErrorCode, type ProviderErrorDetails } from '@wabascope/core';
import { causesOf, isMistake } from './error-causes.js';

/** Where a request was sent. */
export interface Address {
  readonly provider: string;
  /** Name and port. */
  readonly host: string;
  /** The settings that contain it. */
  readonly settings: readonly string[];
}

/**
 * The error for a `fetch` that rejected. The text of the original error may contain anything, so it is not passed on.
 * `undefined` if the network is not the cause: a module cannot be loaded, or code has a mistake.
 */
export function errorOfFetch({ provider, host, settings }: Address, error: unknown): ProviderError | undefined {
  const causes = causesOf(error);
  if (causes.some(isMistake)) return undefined;
  const upstreamCode = causes.map(({ code }) => code).find((code) => code !== undefined) ?? '';
  const create = (code: ProviderErrorCode, message: string, details: ProviderErrorDetails = {}) =>
    new ProviderError(code, message, upstreamCode === '' ? details : { ...details, upstreamCode });
  const check = `check ${settings.join(', ')}`;

  // The message of `fetch` for a port that the Fetch standard blocks. It sends nothing.
  if (causes.some(({ message }) => message === 'bad port')) {
    const message = `The Fetch standard blocks the port of ${host}; ${check}.`;
    return create('config', message, { settings });
  }
  if (/^(ENOTFOUND|EAI_)/.test(upstreamCode)) {
    return create('unavailable', `The name ${host} cannot be resolved; ${check} and DNS.`, { settings });
  }
  // Codes of zlib, and codes that Node.js derives from Brotli's, with two underscores.
  if (/^(Z_|ERR__ERROR_|ZSTD_)/.test(upstreamCode)) {
    const message = `The response of ${provider} (${host}) is not compressed as its headers declare; ${check}, and whether a proxy changes the response.`;
    return create('bad-response', message, { settings });
  }
  if (/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/.test(upstreamCode)) {
    return create('config', `${host} does not speak TLS on this port; ${check}.`, { settings });
  }
  if (/^(ERR_SSL_|EPROTO$)/.test(upstreamCode)) {
    const message = `${host} and this machine do not agree on TLS; ${check}, and whether a proxy changes the connection.`;
    return create('config', message, { settings });
  }
  if (/CERT|SIGNATURE|ISSUER/.test(upstreamCode)) {
    const message = `The certificate of ${host} is not trusted; ${check}, or set NODE_EXTRA_CA_CERTS for the certificate of a proxy.`;
    return create('config', message, { settings });
  }
  if (/TIMEOUT|ETIMEDOUT/.test(upstreamCode)) {
    return create('timeout', `${provider} (${host}) does not respond; check the network and try again later.`);
  }
  return create('unavailable', `The connection to ${provider} (${host}) failed; check the network.`);
}

/** The error for a response that redirects. */
export function errorOfRedirect({ provider, host, settings }: Address): ProviderError {
  const message = `${provider} (${host}) redirects to another address. The redirect is not followed, because it would carry the credential to another host; check ${settings.join(', ')}.`;
  return new ProviderError('bad-response', message, { settings });
}

/** The error for a call that took longer than its time limit. */
export function errorOfTimeout({ provider, host }: Address, ms: number): ProviderError {
  const message = `${provider} (${host}) did not complete a response within ${ms} ms; try again later or raise timeoutMs.`;
  return new ProviderError('timeout', message);
}
