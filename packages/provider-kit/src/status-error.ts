import { cleanText, ProviderError, type ProviderErrorCode, type ProviderErrorDetails } from '@wabascope/core';

/** The provider's message, cleaned and truncated for `details.upstreamMessage`. `undefined` without one. */
export function upstreamMessage(text: unknown): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? cleanText(text, 1000) : undefined;
}

/**
 * The error for an HTTP status, if the body does not explain it. If `details` has an unknown code of the provider, the
 * status does not explain the error, and the message refers to the provider's code and words.
 * @param credential The settings to check on HTTP 401 and 403.
 */
export function errorFromStatus(
  provider: string,
  status: number,
  details: ProviderErrorDetails = {},
  credential: readonly string[] = [],
): ProviderError {
  const [code, message] = meaningOf(status);
  const { upstreamCode = String(status), upstreamMessage: words } = details;
  const isExplained = status === 429 || upstreamCode === String(status);
  const reason = words === undefined ? 'its code says why' : 'its code and message say why';
  const sentence = isExplained && status >= 300 ? message : `rejected the request${inHttp(status)}; ${reason}.`;
  const settings = credential.length > 0 && (status === 401 || status === 403) ? { settings: credential } : {};
  return new ProviderError(code, `${provider} ${sentence}`, { ...details, ...settings, status });
}

function inHttp(status: number): string {
  return status >= 300 ? ` (HTTP ${status})` : '';
}

function meaningOf(status: number): [ProviderErrorCode, string] {
  if (status === 401)
    return ['auth', 'does not accept the credential (HTTP 401); check that it is correct and has not expired.'];
  if (status === 403) return ['permission', 'denies the credential access (HTTP 403); grant it the permission.'];
  if (status === 404) return ['not-found', 'did not find the requested resource (HTTP 404); check IDs and baseUrl.'];
  if (status === 408 || status === 504) return ['timeout', `timed out (HTTP ${status}); try again later.`];
  if (status === 429) return ['rate-limit', 'received too many requests (HTTP 429); try again later.'];
  if (status >= 500) return ['unavailable', `has a problem (HTTP ${status}); try again later.`];
  return ['rejected', `rejected the request (HTTP ${status}).`];
}
