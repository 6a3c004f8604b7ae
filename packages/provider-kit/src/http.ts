import { isProviderError, type ProviderContext, ProviderError } from '@wabascope/core';
import type * as z from 'zod';
import { failureOfFetch, failureOfStatus } from './failures.js';
import { readBody } from './read-body.js';
import { pathsOf } from './read-rows.js';
import { withRetries } from './retries.js';
import { retryAfterMs } from './retry-after.js';

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
  /** Parsed JSON. */
  readonly body: unknown;
  readonly status: number;
  readonly headers: Headers;
}

export interface HttpClientOptions {
  /** The provider's name, for messages. */
  readonly provider: string;
  readonly baseUrl: string;
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
  /** Appended to the base URL. */
  readonly path: string;
  /** Entries without a value are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON, serialised once. */
  readonly json?: unknown;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the call only reads and so may be repeated. True for GET; a provider whose reads are POST says so. */
  readonly reads?: boolean;
  /** What we read of the body. */
  readonly schema: z.ZodType<Body>;
  /** Sees the headers of the answer that is returned, for what an API says beside its body: a deprecation. */
  readonly readHeaders?: (headers: Headers) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Makes calls to one account of a provider. */
export type HttpClient = <Body>(call: HttpCall<Body>) => Promise<Body>;

/**
 * The HTTP call done right: builds, takes its turn, signs, sends, reads within a limit, asks `refusal`, validates, and
 * repeats what may be repeated. It learns how far the local clock is off and tries once with the provider's time.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { provider, baseUrl, timeoutMs, context, authorize, refusal, maxBodyBytes = 8 * 1024 * 1024 } = options;
  const host = new URL(baseUrl).host;
  let clockOffsetMs = 0;

  async function attempt<Body>(
    call: HttpCall<Body>,
    fetch: typeof globalThis.fetch,
    deadline: AbortSignal,
  ): Promise<Body> {
    const url = urlOf(baseUrl, call);
    const body = call.json === undefined ? '' : JSON.stringify(call.json);
    const headers = {
      accept: 'application/json',
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    };
    const now = context.now() + clockOffsetMs;
    const response = await fetch(url, {
      method: call.method,
      headers: { ...headers, ...authorize({ method: call.method, url, headers, body, now }) },
      ...(body === '' ? {} : { body }),
      redirect: 'error',
      signal: call.signal === undefined ? deadline : AbortSignal.any([call.signal, deadline]),
    });
    const answer: IncomingAnswer = {
      body: parseJson(await readBody(response, maxBodyBytes)),
      status: response.status,
      headers: response.headers,
    };
    const error = errorOf(answer);
    if (error !== undefined) throw withAnswer(error, answer);
    const parsed = call.schema.safeParse(answer.body);
    if (parsed.success) {
      call.readHeaders?.(response.headers);
      return parsed.data;
    }
    throw new ProviderError(
      'bad-response',
      `${provider} answers in a form that is not known (${shapeOf(answer.body)}).`,
      {
        status: response.status,
        paths: pathsOf(parsed.error),
      },
    );
  }

  function errorOf(answer: IncomingAnswer): ProviderError | undefined {
    const documented = answer.body === undefined ? undefined : refusal?.(answer);
    if (documented !== undefined) return documented;
    if (answer.status < 200 || answer.status > 299) return failureOfStatus(provider, answer.status, {});
    if (answer.body !== undefined) return undefined;
    return new ProviderError('bad-response', `${provider} answers with something that is not JSON; check baseUrl.`, {});
  }

  function withAnswer(error: ProviderError, { status, headers }: IncomingAnswer): ProviderError {
    const now = context.now();
    const wait = error.details.retryAfterMs ?? retryAfterMs(headers, now);
    const date = Date.parse(headers.get('date') ?? '');
    const details = {
      status,
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
      ...(error.code === 'clock-skew' && !Number.isNaN(date) ? { clockOffsetMs: now - date } : {}),
    };
    return new ProviderError(error.code, error.message, { ...error.details, ...details });
  }

  return async (call) => {
    const send = (deadline: () => AbortSignal) => {
      const take = context.turn ?? ((run) => run(context.fetch));
      return take(async (fetch) => {
        const signal = deadline();
        try {
          return await attempt(call, fetch, signal);
        } catch (error) {
          if (call.signal?.aborted) throw call.signal.reason;
          if (isProviderError(error)) throw error;
          if (signal.aborted) throw timedOut();
          throw failureOfFetch(provider, host, error);
        }
      }, call.signal);
    };
    return withRetries(send, {
      timeoutMs,
      signal: call.signal,
      repeatable: call.reads ?? call.method === 'GET',
      correctClock: (error) => {
        if (error.details.clockOffsetMs === undefined) return false;
        clockOffsetMs = -error.details.clockOffsetMs;
        return true;
      },
    });
  };

  function timedOut(): ProviderError {
    return new ProviderError(
      'timeout',
      `${provider} (${host}) gave no complete answer within ${timeoutMs} ms; try again later or raise timeoutMs.`,
    );
  }
}

function urlOf(baseUrl: string, { path, query = {} }: HttpCall<unknown>): URL {
  const url = new URL(baseUrl + path);
  // Not URLSearchParams, which writes a space as `+`: what is signed is percent-encoded.
  url.search = Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map((entry) => entry.map(encodeURIComponent).join('='))
    .join('&');
  return url;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The top level of an answer, for a message: its keys, never its values. */
function shapeOf(body: unknown): string {
  if (Array.isArray(body)) return 'an array';
  if (typeof body !== 'object' || body === null) return `a ${body === null ? 'null' : typeof body}`;
  return `keys ${
    Object.keys(body)
      .slice(0, 12)
      .map((key) => key.slice(0, 40))
      .join(', ') || 'none'
  }`;
}
