import { cleanText, ProviderError, type ProviderErrorCode, type ProviderErrorDetails } from '@wabascope/core';

/** The provider's words, made safe for `details.upstreamMessage`; undefined when there are none. */
export function upstreamMessage(text: unknown): string | undefined {
  return typeof text === 'string' && text.trim() !== '' ? cleanText(text, 200) : undefined;
}

/** What an HTTP status alone says, when the body says nothing that is understood. */
export function failureOfStatus(provider: string, status: number, details: ProviderErrorDetails = {}): ProviderError {
  const [code, message] = meaningOf(status);
  return new ProviderError(code, `${provider} ${message}`, { ...details, status });
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

/** What a `fetch` that did not bring an answer means. The error's own text may hold anything, so it is not passed on. */
export function failureOfFetch(provider: string, host: string, error: unknown): ProviderError {
  const causes = causesOf(error);
  if (causes.some(({ message }) => /redirect/i.test(message))) {
    return new ProviderError(
      'bad-response',
      `${provider} (${host}) redirects to another address, which is not followed because the credential would go with it; check baseUrl.`,
    );
  }
  const code = causes.map((cause) => cause.code).find((value) => value !== undefined) ?? '';
  if (/^(ENOTFOUND|EAI_)/.test(code)) {
    return new ProviderError('unavailable', `The name ${host} cannot be resolved; check baseUrl, region and DNS.`, {
      upstreamCode: code,
    });
  }
  if (/CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code)) {
    return new ProviderError(
      'config',
      `The certificate of ${host} is not trusted; check baseUrl, or set NODE_EXTRA_CA_CERTS for a proxy that has its own.`,
      { upstreamCode: code },
    );
  }
  if (/TIMEOUT|ETIMEDOUT/.test(code)) {
    return new ProviderError(
      'timeout',
      `${provider} (${host}) does not answer; check the network and try again later.`,
      {
        upstreamCode: code,
      },
    );
  }
  const details = code === '' ? {} : { upstreamCode: code };
  return new ProviderError(
    'unavailable',
    `The connection to ${provider} (${host}) failed; check the network.`,
    details,
  );
}

interface Cause {
  readonly message: string;
  readonly code: string | undefined;
}

function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
    causes.push({ message: cause.message, code });
    if (cause instanceof AggregateError) causes.push(...cause.errors.slice(0, 1).flatMap(causesOf));
  }
  return causes;
}
