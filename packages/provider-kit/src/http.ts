import { isProviderError, maxTimerMs, type ProviderContext, ProviderError, type Warning } from '@wabascope/core';
import type * as z from 'zod';
import { buildRequest } from './build-request.js';
import { safeMistake } from './error-causes.js';
import { failureOfFetch } from './failures.js';
import { parseJson } from './parse-json.js';
import { readAnswer } from './read-answer.js';
import { readBody } from './read-body.js';
import { withRetries } from './retries.js';
import { timeBudget } from './time-budget.js';

/** A request before it is signed; `authorize` sees all of it. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** The call's own headers, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. Sign exactly this text. */
  readonly body: string;
  /** Milliseconds since 1970 by the provider's clock, as far as it is known. */
  readonly now: number;
}

/** An answer before it is validated; `refusal` sees it. */
export interface IncomingAnswer {
  /** Parsed JSON; undefined when it is none, and then `refusal` is not asked. */
  readonly body: unknown;
  readonly status: number;
  readonly headers: Headers;
  /** Local clock minus the provider's, in milliseconds, by the `Date` header; absent without one. */
  readonly clockOffsetMs?: number;
}

export interface HttpClientOptions {
  /** The provider's name, for messages. */
  readonly provider: string;
  readonly baseUrl: string;
  /** The settings that the base URL comes from, for messages; `baseUrl` when left out. */
  readonly addressSettings?: readonly string[];
  /** Milliseconds that one call may take, its retries included; waiting for the host's pacing does not count. */
  readonly timeoutMs: number;
  readonly context: ProviderContext;
  /** Headers that prove who asks. Runs again on every attempt, so that nonce and date are fresh. */
  readonly authorize: (request: OutgoingRequest) => Readonly<Record<string, string>>;
  /** The error that the answer stands for, also on HTTP 200; undefined when it is none that the provider documents. */
  readonly refusal?: (answer: IncomingAnswer) => ProviderError | undefined;
  /** Bytes after decompression; 8 MiB when left out. */
  readonly maxBodyBytes?: number;
}

export interface HttpCall<Body> {
  readonly method: 'GET' | 'POST';
  /** Appended to the base URL; begins with `/`. Percent-encode what you put into it. */
  readonly path: string;
  /** Entries without a value are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the call only reads and so may be repeated. True for GET; a provider whose reads are POST says so. */
  readonly reads?: boolean;
  /** What we read of the body. */
  readonly schema: z.ZodType<Body>;
  /**
   * Where a member of the body that `schema` does not accept is warned about; it is left out then, unless `schema`
   * requires it. Without this list the whole body must fit.
   */
  readonly warnings?: Warning[];
  /** Sees the headers of the answer that is returned, for what an API says beside its body: a deprecation. */
  readonly readHeaders?: (headers: Headers) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Makes calls to one account of a provider. */
export type HttpClient = <Body>(call: HttpCall<Body>) => Promise<Body>;

/**
 * The HTTP call done right: takes its turn, builds, signs, sends, reads within a limit, asks `refusal`, validates, and
 * repeats what may be repeated. It learns how far the local clock is off and keeps to the provider's time from then on.
 * A call rejects with a {@link ProviderError}, or with `signal.reason` when its signal aborts.
 * @throws {ProviderError} `config` when `timeoutMs` is no time that a timer can wait.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { provider, baseUrl, timeoutMs, context, authorize, maxBodyBytes = 8 * 1024 * 1024 } = options;
  if (!(timeoutMs > 0 && timeoutMs <= maxTimerMs)) {
    const message = `timeoutMs must be a number of milliseconds above 0 and at most ${maxTimerMs}.`;
    throw new ProviderError('config', message, { settings: ['timeoutMs'] });
  }
  const address = { provider, host: new URL(baseUrl).host, settings: options.addressSettings ?? ['baseUrl'] };
  /** Local clock minus the provider's. */
  let clockOffsetMs = 0;

  async function exchange(
    call: HttpCall<unknown>,
    fetch: typeof globalThis.fetch,
    signal: AbortSignal,
  ): Promise<IncomingAnswer> {
    const request = buildRequest(baseUrl, call, context.now() - clockOffsetMs);
    const headers = sendable({ ...request.headers, ...authorize(request) });
    const body = request.body === '' ? {} : { body: request.body };
    try {
      const response = await fetch(request.url, { method: call.method, headers, ...body, redirect: 'error', signal });
      const { status, headers: received } = response;
      const offset = offsetBy(received, context.now());
      return { body: parseJson(await readBody(response, maxBodyBytes)), status, headers: received, ...offset };
    } catch (error) {
      signal.throwIfAborted();
      throw isProviderError(error) ? error : (failureOfFetch(address, error) ?? safeMistake(error));
    }
  }

  /** A character that HTTP does not allow makes `fetch` throw an error that quotes the whole header. */
  function sendable(headers: Record<string, string>): Record<string, string> {
    try {
      return Object.fromEntries(new Headers(headers));
    } catch {
      const message = `A setting for ${provider} holds a character that HTTP does not allow; paste the credential again.`;
      throw new ProviderError('config', message);
    }
  }

  function timedOut(): ProviderError {
    return new ProviderError(
      'timeout',
      `${provider} (${address.host}) gave no complete answer within ${timeoutMs} ms; try again later or raise timeoutMs.`,
    );
  }

  return async (call) => {
    const { signal, reads = call.method === 'GET' } = call;
    const time = timeBudget(timeoutMs, signal, timedOut);
    const takeTurn = context.turn ?? ((send) => send(context.fetch));

    async function attempt(fetch: typeof globalThis.fetch) {
      try {
        return readAnswer(await time.spend((ending) => exchange(call, fetch, ending)), call, options);
      } catch (error) {
        const offsetMs = isProviderError(error) ? error.details.clockOffsetMs : undefined;
        if (offsetMs !== undefined) clockOffsetMs = offsetMs;
        throw error;
      }
    }

    try {
      signal?.throwIfAborted();
      return await withRetries(() => takeTurn(attempt, signal), reads, time);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

/** By how much the local clock was ahead of the provider's when the headers came. */
function offsetBy(headers: Headers, now: number): Pick<IncomingAnswer, 'clockOffsetMs'> {
  const providerTime = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(providerTime) ? {} : { clockOffsetMs: now - providerTime };
}
