import {
  cleanText,
  isProviderError,
  type ProviderErrorCode,
  type ProviderErrorDetails,
  providerErrorCodes,
} from '@wabascope/core';
import { beginningOf, firstOf } from './plain-copy.js';

/** Why the fetch of an account failed. Plain JSON. */
export interface Failure extends ProviderErrorDetails {
  readonly code: ProviderErrorCode;
  /** One sentence for the person who must act. */
  readonly message: string;
  /** Whether a later fetch may succeed although nothing is changed. */
  readonly retryable: boolean;
}

/** Makes text safe to pass on. */
export type TextFilter = (text: string) => string;

/** Makes the text of one account safe: withholds text that contains a secret, and cleans and cuts the rest. */
export interface TextFilters {
  /** For text of the provider. */
  readonly safe: TextFilter;
  /** For a sentence of the plugin, which may contain a secret that is also an ordinary word. */
  readonly safeSentence: TextFilter;
  /** Whether `safe` certainly returns a text of at most 1,000 characters unchanged. Quick; `false` decides nothing. */
  readonly isPlain: (text: string) => boolean;
  /** The account is not fetched anymore: the memory of the filters may be freed. */
  readonly release: () => void;
}

type Filters = Pick<TextFilters, 'safe' | 'safeSentence'>;

/**
 * What a plugin threw, as data with cleaned and cut text. An error that is not a `ProviderError` violates the contract
 * and may contain anything, including a secret, so none of its text is passed on.
 */
export function failureOf(error: unknown, providerName: string, filters: TextFilters): Failure {
  return knownFailure(error, providerName, filters) ?? unexpectedError(providerName);
}

/** Undefined for an error that is not a `ProviderError` or that throws when it is read. Reads each member once. */
function knownFailure(error: unknown, providerName: string, filters: TextFilters): Failure | undefined {
  try {
    const missing = missingModule(error);
    if (missing !== undefined) {
      const message = `A module of the ${providerName} plugin cannot be loaded (${missing}); reinstall its package.`;
      return { code: 'config', message, retryable: false, upstreamCode: missing };
    }
    if (!isProviderError(error)) return undefined;
    const { code, message, retryable, details } = error;
    const known = providerErrorCodes.find((each) => each === code);
    if (known === undefined || typeof message !== 'string') return undefined;
    const sentence = cleanText(filters.safeSentence(beginningOf(message)), 500);
    return { code: known, message: sentence, retryable: retryable === true, ...safeDetails(details, filters) };
  } catch {
    return undefined;
  }
}

function unexpectedError(providerName: string): Failure {
  const message = `The ${providerName} plugin failed with an unexpected error; report it to its author.`;
  return { code: 'bad-response', message, retryable: false };
}

/** A failure from a store, made safe again; undefined when the value is not a failure. */
export function storedFailure(value: unknown, filters: Filters): Failure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code: name, message, retryable, ...details }: Partial<Record<string, unknown>> = { ...value };
  const code = providerErrorCodes.find((known) => known === name);
  if (code === undefined || typeof message !== 'string' || typeof retryable !== 'boolean') return undefined;
  return { code, message: cleanText(filters.safeSentence(message), 500), retryable, ...safeDetails(details, filters) };
}

/** Node's code of the error when a module cannot be loaded. */
function missingModule(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return isProviderError(error)
    ? undefined
    : ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].find((each) => each === code);
}

function safeDetails(details: ProviderErrorDetails | undefined, { safe, safeSentence }: Filters): ProviderErrorDetails {
  const text = (value: unknown, length: number, filter = safe) =>
    typeof value === 'string' ? cleanText(filter(beginningOf(value)), length) : undefined;
  const number = (value: unknown) => (Number.isFinite(value) ? Number(value) : undefined);
  const count = (value: unknown) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
  const texts = (value: unknown, filter?: TextFilter) =>
    Array.isArray(value) ? firstOf(value, 20).flatMap((entry) => text(entry, 100, filter) ?? []) : undefined;
  const known = {
    upstreamMessage: text(details?.upstreamMessage, 300),
    upstreamCode: text(details?.upstreamCode, 100),
    requestId: text(details?.requestId, 100),
    status: count(details?.status),
    retryAfterMs: count(details?.retryAfterMs),
    attempts: count(details?.attempts),
    clockOffsetMs: number(details?.clockOffsetMs),
    settings: texts(details?.settings, safeSentence),
    paths: texts(details?.paths),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
