import { cleanText, ProviderError, type ProviderErrorCode, type ProviderErrorDetails } from '@wabascope/core';
import { causesOf, isMistake } from './error-causes.js';

/** The provider's words, made safe for `details.upstreamMessage`; undefined when there are none. */
export function upstreamMessage(text: unknown): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? cleanText(text, 1000) : undefined;
}

/**
 * What an HTTP status alone says, when the body says nothing that is understood. A code of the provider's own in `details` is
 * never explained by the status: the sentence then points to the provider's code and words.
 */
export function errorFromStatus(provider: string, status: number, details: ProviderErrorDetails = {}): ProviderError {
  const [code, message] = meaningOf(status);
  const { upstreamCode = String(status), upstreamMessage: words } = details;
  const isExplained = status === 429 || upstreamCode === String(status);
  const reason = words === undefined ? 'its code says why' : 'its code and message say why';
  const sentence = isExplained ? message : `refuses the request (HTTP ${status}); ${reason}.`;
  return new ProviderError(code, `${provider} ${sentence}`, { ...details, status });
}

function meaningOf(status: number): [ProviderErrorCode, string] {
  if (status === 401)
    return ['auth', 'does not accept the credential (HTTP 401); check that it is right and not expired.'];
  if (status === 403) return ['permission', 'forbids this to the credential (HTTP 403); grant it the permission.'];
  if (status === 404) return ['not-found', 'does not know what was asked for (HTTP 404); check ids and baseUrl.'];
  if (status === 408 || status === 504) return ['timeout', `gave up waiting (HTTP ${status}); try again later.`];
  if (status === 429) return ['rate-limit', 'has received too many requests (HTTP 429); try again later.'];
  if (status >= 500) return ['unavailable', `has a problem (HTTP ${status}); try again later.`];
  return ['rejected', `refuses the request (HTTP ${status}).`];
}

/** Where a request was sent. */
export interface Address {
  readonly provider: string;
  /** Name and port. */
  readonly host: string;
  /** The settings that it comes from. */
  readonly settings: readonly string[];
}

/**
 * What a `fetch` that brought no response means. The error's own text may hold anything, so it is not passed on.
 * Undefined when the network is not the cause: a module cannot be loaded, or code has a mistake.
 */
export function failureOfFetch({ provider, host, settings }: Address, error: unknown): ProviderError | undefined {
  const causes = causesOf(error);
  if (causes.some(isMistake)) return undefined;
  const failure = (code: ProviderErrorCode, message: string, details: ProviderErrorDetails = {}) =>
    new ProviderError(code, message, upstreamCode === '' ? details : { ...details, upstreamCode });
  const upstreamCode = causes.map(({ code }) => code).find((code) => code !== undefined) ?? '';
  const look = settings.join(', ');

  if (causes.some(({ message }) => /redirect/i.test(message))) {
    const message = `${provider} (${host}) redirects to another address, which is not followed because the credential would go with it; check ${look}.`;
    return failure('bad-response', message, { settings });
  }
  // What `fetch` says of a port that the Fetch standard forbids; it sends nothing.
  if (causes.some(({ message }) => message === 'bad port')) {
    const message = `The port of ${host} is one that fetch never connects to (the Fetch standard blocks it); check ${look}.`;
    return failure('config', message, { settings });
  }
  const proxyStatus = causes
    .map(({ message }) => Number(/^Proxy response \((\d{3})\)/.exec(message)?.[1]))
    .find(Boolean);
  if (proxyStatus !== undefined) {
    const message = `The proxy does not let the connection to ${host} through (HTTP ${proxyStatus}); check HTTPS_PROXY, its credentials and what the proxy allows.`;
    return failure(proxyStatus >= 500 ? 'unavailable' : 'config', message, { status: proxyStatus });
  }
  if (/^(ENOTFOUND|EAI_)/.test(upstreamCode)) {
    const name = causes.map(({ hostname }) => hostname).find((hostname) => hostname !== undefined);
    if (name !== undefined && name !== host.replace(/:\d+$/, '')) {
      return failure('unavailable', 'The name of the proxy cannot be resolved; check HTTPS_PROXY and HTTP_PROXY.');
    }
    return failure('unavailable', `The name ${host} cannot be resolved; check ${look} and DNS.`, { settings });
  }
  // zlib's codes, and those that Node makes of Brotli's, which it writes with two underscores.
  if (/^(Z_|ERR__ERROR_|ZSTD_)/.test(upstreamCode)) {
    const message = `${provider} (${host}) sends an answer that is not compressed as it says; check ${look}, and see whether a proxy changes it.`;
    return failure('bad-response', message, { settings });
  }
  if (/CERT|TLS|SSL|SIGNATURE|ISSUER/.test(upstreamCode)) {
    const message = `The certificate of ${host} is not trusted; check ${look}, or set NODE_EXTRA_CA_CERTS for a proxy that has its own.`;
    return failure('config', message, { settings });
  }
  if (/TIMEOUT|ETIMEDOUT/.test(upstreamCode)) {
    return failure('timeout', `${provider} (${host}) does not answer; check the network and try again later.`);
  }
  return failure('unavailable', `The connection to ${provider} (${host}) failed; check the network.`);
}
