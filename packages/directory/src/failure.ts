import {
  cleanText,
  isProviderError,
  type ProviderErrorCode,
  type ProviderErrorDetails,
  providerErrorCodes,
} from '@wabascope/core';

/** Why an account did not answer. Plain JSON. */
export interface Failure extends ProviderErrorDetails {
  readonly code: ProviderErrorCode;
  /** One sentence for the person who must act. */
  readonly message: string;
  /** Whether asking again later may succeed without anybody changing anything. */
  readonly retryable: boolean;
}

/** Makes text safe to pass on; an account's own replaces its secrets first. */
export type TextFilter = (text: string) => string;

/**
 * What a plugin threw, as data. Its words are cleaned and cut. An error that is no `ProviderError` breaks the contract
 * and may say anything, a secret included, so none of its text is passed on.
 */
export function failureOf(error: unknown, providerName: string, safe: TextFilter): Failure {
  if (!isProviderError(error) || !providerErrorCodes.includes(error.code)) {
    const message = `The ${providerName} plugin failed in a way that it does not explain; report it to its author.`;
    return { code: 'bad-response', message, retryable: false };
  }
  const { code, message, retryable, details } = error;
  return {
    code,
    message: cleanText(safe(String(message)), 500),
    retryable: retryable === true,
    ...facts(details, safe),
  };
}

function facts(details: ProviderErrorDetails | undefined, safe: TextFilter): ProviderErrorDetails {
  const text = (value: unknown, length: number) =>
    typeof value === 'string' ? cleanText(safe(value), length) : undefined;
  const number = (value: unknown) => (Number.isFinite(value) ? Number(value) : undefined);
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.slice(0, 20).flatMap((entry) => text(entry, 100) ?? []) : undefined;
  const known = {
    upstreamMessage: text(details?.upstreamMessage, 300),
    upstreamCode: text(details?.upstreamCode, 100),
    requestId: text(details?.requestId, 100),
    status: number(details?.status),
    retryAfterMs: number(details?.retryAfterMs),
    attempts: number(details?.attempts),
    clockOffsetMs: number(details?.clockOffsetMs),
    settings: texts(details?.settings),
    paths: texts(details?.paths),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
