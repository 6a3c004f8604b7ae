import { isProviderError, maxTimerMs, ProviderError } from '@wabascope/core';
import { safeMistake } from './error-causes.js';
import { errorOfFetch, errorOfRedirect, errorOfTimeout } from './fetch-error.js';
import type { HttpCall, HttpClient, HttpClientOptions, HttpRequest, HttpResponse } from './http-types.js';
import { createKnownLists, type MarkedScan } from './known-lists.js';
import { inSlices, scanJson } from './read-json.js';
import { readResponse } from './read-response.js';
import { timeBudget, withRetries } from './retries.js';
import { sendableHeaders } from './sendable-headers.js';

interface Exchange {
  readonly response: HttpResponse;
  readonly scan: MarkedScan;
}

/**
 * Makes the calls of one account: waits until the rate limits allow it, builds, signs, sends, reads within limits, recognizes errors,
 * validates, and retries. It measures how far the local clock is off and uses the provider's time from then on. A call
 * rejects with a {@link ProviderError}, or with `signal.reason` when its signal aborts.
 * @throws {ProviderError} `config` when a timer cannot wait for `timeoutMs`.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { baseUrl, timeoutMs, context, authorize, errors, maxBodyBytes = 8 * 1024 * 1024 } = options;
  const { provider } = context;
  if (!(timeoutMs > 0 && timeoutMs <= maxTimerMs)) {
    const message = `timeoutMs must be a number of milliseconds above 0 and at most ${maxTimerMs}.`;
    throw new ProviderError('config', message, { settings: ['timeoutMs'] });
  }
  const address = { provider, host: new URL(baseUrl).host, settings: options.addressSettings ?? ['baseUrl'] };
  /** Local clock minus the provider's. */
  let clockOffsetMs = 0;
  // Any other host may change the rows that it gets.
  const known = context.keepsRows ? createKnownLists() : undefined;

  async function exchange(
    call: HttpCall<unknown>,
    fetch: typeof globalThis.fetch,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const request = buildRequest(baseUrl, call, context.now() - clockOffsetMs);
    const all = { ...request.headers, ...authorize(request) };
    const headers = arePlain(all) ? all : sendableHeaders(all, provider, errors?.credential);
    const body = request.body === '' ? {} : { body: request.body };
    try {
      // Not `error`, which Cloudflare Workers do not accept.
      const init = { method: call.method, headers, ...body, redirect: 'manual', signal } as const;
      const response = await fetch(request.url, init);
      if (isRedirect(response)) {
        response.body?.cancel().catch(() => {});
        throw errorOfRedirect(address);
      }
      const { status, headers: received } = response;
      const offset = offsetBy(received, context.now());
      const bytes = await readBody(response, maxBodyBytes);
      const scan = known?.scan(call, bytes) ?? { ...scanJson(bytes, () => undefined), mark: () => {} };
      if (scan.excess !== undefined) throw tooLarge(scan.excess, status);
      const parsed = await parseJson(bytes, scan.hasLongNumbers);
      return { response: { body: parsed, status, headers: received, ...offset }, scan };
    } catch (error) {
      signal.throwIfAborted();
      throw isProviderError(error) ? error : (errorOfFetch(address, error) ?? safeMistake(error));
    }
  }

  return async (call) => {
    const { signal, scope } = call;
    const time = timeBudget(timeoutMs, signal, () => errorOfTimeout(address, timeoutMs));
    const pace = context.pace ?? ((send) => send(context.fetch));

    async function attempt(fetch: typeof globalThis.fetch) {
      try {
        const { response, scan } = await time.spend((ending) => exchange(call, fetch, ending));
        const body = readResponse(response, call, options);
        scan.mark(response.body, body);
        return body;
      } catch (error) {
        const offsetMs = isProviderError(error) ? error.details.clockOffsetMs : undefined;
        if (offsetMs !== undefined) clockOffsetMs = offsetMs;
        throw error;
      }
    }

    try {
      signal?.throwIfAborted();
      return await withRetries(() => pace(attempt, { signal, scope }), time);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  };
}

/**
 * The body of a response, measured after decompression. Reading stops at the limit.
 * @throws {ProviderError} `bad-response` if it is larger than `maxBytes`.
 */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const body = readerOf(response);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await body.read();
    if (done || value === undefined)
      return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : joined(chunks, bytes);
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Ends the download.
      body.cancel()?.catch(() => {});
      throw tooLarge(`more than ${maxBytes} bytes`, response.status);
    }
    chunks.push(value);
  }
}

interface BodyReader {
  read(): Promise<{ readonly done?: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<unknown> | undefined;
}

/** Reads the response itself if the host allows it, which is faster than its stream. */
function readerOf(response: Response & Partial<AsyncIterable<Uint8Array>>): BodyReader {
  const bytes = response[Symbol.asyncIterator]?.();
  if (bytes !== undefined) return { read: () => bytes.next(), cancel: () => bytes.return?.() };
  return response.body?.getReader() ?? { read: async () => ({ done: true }), cancel: () => undefined };
}

/** @param excess Completes "The response has …". */
function tooLarge(excess: string, status: number): ProviderError {
  return new ProviderError('bad-response', `The response has ${excess} and was not read completely.`, { status });
}

/** Not `Buffer.concat`, which only Node.js has. */
function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let end = 0;
  for (const chunk of chunks) {
    all.set(chunk, end);
    end += chunk.byteLength;
  }
  return all;
}

/** An integer that a JavaScript number may not represent exactly, in the position of a value. */
const bigInteger = /(?<![\w.+"-])-?[1-9]\d{15,}(?![\w.]|\s*:)/;
/** The same, or a whole string (also an unterminated one), so that digits within strings are skipped. */
const stringOrBigInteger = new RegExp(`"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"?|${bigInteger.source}`, 'g');

/**
 * The value of a JSON text. Integers of 16 and more digits become strings, because a number would lose digits of an
 * ID. `undefined` if the text is not JSON.
 * @param hasLongNumbers Whether it may contain such integers.
 */
async function parseJson(body: Uint8Array, hasLongNumbers: boolean): Promise<unknown> {
  try {
    const text = new TextDecoder().decode(body);
    return JSON.parse(hasLongNumbers && bigInteger.test(text) ? await withBigIntegersQuoted(text) : text);
  } catch {
    return undefined;
  }
}

async function withBigIntegersQuoted(json: string): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  await inSlices(json.matchAll(stringOrBigInteger), ({ 0: token, index }) => {
    if (token.startsWith('"')) return;
    parts.push(json.slice(end, index), `"${token}"`);
    end = index + token.length;
  });
  return parts.join('') + json.slice(end);
}

/** By how much the local clock was ahead of the provider's when the headers came. */
function offsetBy(headers: Headers, now: number): Pick<HttpResponse, 'clockOffsetMs'> {
  const providerTime = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(providerTime) ? {} : { clockOffsetMs: now - providerTime };
}

/** Whether `fetch` sends all of them as they are. */
function arePlain(headers: Readonly<Record<string, unknown>>): boolean {
  for (const name in headers) {
    const value = headers[name];
    if (typeof value !== 'string' || !/^[a-z\d-]+$/.test(name) || !/^[!-~]+(?: +[!-~]+)*$/.test(value)) return false;
  }
  return true;
}

/** Whether `redirect: 'manual'` found a redirect. Hosts that hide its status return the type instead. */
function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

/**
 * The unsigned request of a call.
 * @throws {ProviderError} `config` if a URL would change the path.
 */
function buildRequest(baseUrl: string, call: HttpCall<unknown>, now: number): HttpRequest {
  const { type, body } = bodyOf(call);
  return {
    method: call.method,
    url: urlOf(baseUrl, call),
    headers: { accept: 'application/json', ...type, ...call.headers },
    body,
    now,
  };
}

function bodyOf({ json, form }: HttpCall<unknown>): { type: Record<string, string>; body: string } {
  if (json !== undefined) return { type: { 'content-type': 'application/json' }, body: JSON.stringify(json) };
  if (form === undefined) return { type: {}, body: '' };
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return { type, body: new URLSearchParams(entriesOf(form)).toString() };
}

function urlOf(baseUrl: string, { path, query = {} }: HttpCall<unknown>): URL {
  checkPath(path);
  const url = new URL(baseUrl + path);
  // Not URLSearchParams, which writes a space as `+`: signatures cover the percent-encoded form.
  url.search = entriesOf(query)
    .map((entry) => entry.map(pathSegment).join('='))
    .join('&');
  return url;
}

/** Text of a provider as one segment of a path: percent-encoded, and U+FFFD for half of a surrogate pair. */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The message does not quote the path, which may contain an ID. */
function checkPath(path: string): void {
  const problem = pathProblem(path);
  if (problem === undefined) return;
  throw new ProviderError('config', `The plugin makes a call with a \`path\` that ${problem}.`);
}

/** Completes "a path that …". */
function pathProblem(path: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'is an absolute URL: put its first part into `baseUrl`';
  if (!path.startsWith('/')) return 'does not begin with `/`: put `/` in front of it';
  if (path.includes('?')) return 'contains a query: put the query into `query`';
  if (path.includes('#')) return 'contains `#`: percent-encode it, because the rest would not be sent';
  return undefined;
}

function entriesOf(fields: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
}
