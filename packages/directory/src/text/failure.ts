import {
  cleanText,
  isProviderError,
  type ProviderErrorCode,
  type ProviderErrorDetails,
  providerErrorCodes,
} from '@wabascope/core';
import { beginningOf, firstOf } from './plain-copy.js';

/** Why an account did not answer. Plain JSON. */
export interface Failure extends ProviderErrorDetails {
  readonly code: ProviderErrorCode;
  /** One sentence for the person who must act. */
  readonly message: string;
  /** Whether asking again later may succeed without anybody changing anything. */
  readonly retryable: boolean;
}

/** Makes text safe to pass on. */
export type TextFilter = (text: string) => string;

/** How the text of one account is made safe: it is withheld if it holds a secret, then cleaned and cut. */
export interface TextFilters {
  /** For text of the provider. */
  readonly safe: TextFilter;
  /** For a sentence of the plugin: it may hold a secret that is an ordinary word, as the word that it is. */
  readonly safeSentence: TextFilter;
  /** Makes a value known that was derived from a secret. */
  readonly addSecret: (derived: string) => void;
  /** Frees the memory that the filters need while the account is fetched. */
  readonly rest: () => void;
}

type Filters = Pick<TextFilters, 'safe' | 'safeSentence'>;

/**
 * What a plugin threw, as data. Its words are cleaned and cut. An error that is no `ProviderError` breaks the contract
 * and may say anything, a secret included, so none of its text is passed on.
 */
export function failureOf(error: unknown, providerName: string, filters: TextFilters): Failure {
  return explainedFailure(error, providerName, filters) ?? unexplained(providerName);
}

/** Undefined for what is no `ProviderError`, and for one that throws when it is read. Each member is read once. */
function explainedFailure(error: unknown, providerName: string, filters: TextFilters): Failure | undefined {
  try {
    const missing = missingModule(error);
    if (missing !== undefined) {
      const message = `A part of the ${providerName} plugin cannot be loaded (${missing}); install its package again.`;
      return { code: 'config', message, retryable: false, upstreamCode: missing };
    }
    if (!isProviderError(error)) return undefined;
    const { code, message, retryable, details } = error;
    const known = providerErrorCodes.find((each) => each === code);
    if (known === undefined || typeof message !== 'string') return undefined;
    const sentence = cleanText(filters.safeSentence(beginningOf(message)), 500);
    return { code: known, message: sentence, retryable: retryable === true, ...facts(details, filters) };
  } catch {
    return undefined;
  }
}

function unexplained(providerName: string): Failure {
  const message = `The ${providerName} plugin failed in a way that it does not explain; report it to its author.`;
  return { code: 'bad-response', message, retryable: false };
}

/** A failure that a store kept, made safe again; undefined when it is none. */
export function storedFailure(value: unknown, filters: Filters): Failure | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code: name, message, retryable, ...details }: Partial<Record<string, unknown>> = { ...value };
  const code = providerErrorCodes.find((known) => known === name);
  if (code === undefined || typeof message !== 'string' || typeof retryable !== 'boolean') return undefined;
  return { code, message: cleanText(filters.safeSentence(message), 500), retryable, ...facts(details, filters) };
}

/** Node's code when the error is that a module cannot be loaded. */
function missingModule(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return isProviderError(error)
    ? undefined
    : ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].find((each) => each === code);
}

function facts(details: ProviderErrorDetails | undefined, { safe, safeSentence }: Filters): ProviderErrorDetails {
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
