import { ProviderError } from '@wabascope/core';
import type { PlainRequest } from './exchange.js';
import { type Proxies, type ProxyEnvironment, type ProxySetting, proxyFor, readProxies } from './proxy.js';
import { createProxyAgent } from './proxy-agent.js';
import { errorOfProxy } from './proxy-error.js';
import { version } from './version.js';

/** The `fetch` that sends all requests. */
export interface ClosableFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Aborts running requests and closes the sockets. */
  close(): Promise<void>;
}

/**
 * Milliseconds. A backstop above every `timeoutMs` (600,000 at most) and above the default limit for stalled fetches, so
 * that a caller with its own limit never reaches it.
 */
const maxSilenceMs = 660_000;

const options = {
  connect: { timeout: 10_000 },
  headersTimeout: maxSilenceMs,
  bodyTimeout: maxSilenceMs,
  keepAliveTimeout: 30_000,
  /** Per host, so that a thousand accounts do not open a thousand sockets at once. */
  connections: 64,
  /** Bytes as sent. A backstop: the code that reads the body has its own limit. */
  maxResponseSize: 64 * 1024 * 1024,
} satisfies ConstructorParameters<typeof import('undici').Agent>[0];

/** What sends requests once it is open. */
interface Sender {
  send(url: URL, init: RequestInit | undefined, proxy: ProxySetting | undefined): Promise<Response>;
  /** Aborts running requests. */
  destroy(): Promise<void>;
}

/**
 * A `fetch` with its own keep-alive connections, through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name;
 * `ALL_PROXY` is not read. Loopback addresses never go through a proxy. Loads undici at the first request. In Bun, which
 * replaces undici, requests go through Bun's own `fetch`, without these limits.
 * @param env The variables; those of the process if absent. With `{}`, no request goes through a proxy.
 * @throws {ProviderError} `config` for a proxy variable that cannot be used.
 */
export function createFetch(env: ProxyEnvironment = process.env): ClosableFetch {
  const proxies = readProxies(env);
  let opened: Promise<Sender> | undefined;

  async function load(): Promise<Sender> {
    opened ??= openSender(proxies);
    try {
      return await opened;
    } catch (error) {
      // The next request tries again, because reading the file may have failed.
      opened = undefined;
      throw error;
    }
  }

  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const sender = await load();
    const url = new URL(input instanceof Request ? input.url : input);
    const complete = input instanceof Request ? { ...parts(input), ...init } : init;
    const proxy = proxies && proxyFor(url, proxies);
    try {
      return await sender.send(url, complete, proxy);
    } catch (error) {
      if (proxy === undefined || complete?.signal?.aborted) throw error;
      throw errorOfProxy(proxy, url.host, error) ?? error;
    }
  }

  return {
    fetch: send,
    async close() {
      // After a failed start there is nothing to close.
      const open = await opened?.catch(() => undefined);
      await open?.destroy();
    },
  };
}

async function openSender(proxies: Proxies | undefined): Promise<Sender> {
  const [undici, { send }] = await Promise.all([loadUndici(), import('./exchange.js')]);
  const { Agent, fetch } = undici;
  if (typeof Agent.prototype.destroy !== 'function') return ownSender();
  const direct = new Agent(options);
  const addresses = new Set([proxies?.http?.url, proxies?.https?.url].filter((url) => url !== undefined));
  const proxied = new Map([...addresses].map((uri) => [uri, createProxyAgent(undici, { ...options, uri })]));
  return {
    async send(url, init, proxy) {
      const dispatcher = (proxy && proxied.get(proxy.url)) ?? direct;
      const plain = plainRequest(url, init);
      if (plain !== undefined) return send(dispatcher, plain);
      // undici declares its own types for the same interface, so both directions need a cast.
      const response = await fetch(url, { ...(init as Parameters<typeof fetch>[1]), dispatcher });
      return response as unknown as Response;
    },
    async destroy() {
      await Promise.all([direct, ...proxied.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

/** The `fetch` of Bun. Without `proxy`, it would use the variables by its own rules, also for loopback addresses. */
function ownSender(): Sender {
  const closing = new AbortController();
  return {
    send(url, init, proxy) {
      const signal = init?.signal ? AbortSignal.any([init.signal, closing.signal]) : closing.signal;
      const own = { ...init, signal, proxy: proxy?.url ?? false };
      return globalThis.fetch(url, own);
    },
    async destroy() {
      closing.abort(new Error('The connection is closed.'));
    },
  };
}

async function loadUndici() {
  try {
    // The default export: undici is CommonJS, and a bundler keeps only this export.
    return (await import('undici')).default;
  } catch (error) {
    const details = codeOf(error);
    // The stand-in for `require` that a bundler leaves in a module throws an error without a code.
    const remedy =
      details.upstreamCode === undefined
        ? 'exclude it from the bundle, or pass another `fetch`'
        : 'reinstall the dependencies';
    const message = `The HTTP client, the package undici, cannot be loaded; ${remedy}.`;
    throw new ProviderError('config', message, details);
  }
}

function codeOf(error: unknown): { upstreamCode?: string } {
  return error instanceof Error && 'code' in error ? { upstreamCode: String(error.code) } : {};
}

/** undici's fetch does not accept a `Request` of Node's built-in undici, so this takes it apart. */
function parts({ method, headers, body, redirect, signal }: Request): RequestInit {
  return { method, headers: [...headers], redirect, signal, ...(body === null ? {} : { body, duplex: 'half' }) };
}

const members = new Set(['method', 'headers', 'body', 'redirect', 'signal']);
/** Names that `fetch` treats specially. */
const special = /^(connection|content-length|expect|host|keep-alive|range|te|trailer|transfer-encoding|upgrade)$/;
/** The Fetch standard blocks several ports, all of them up to this one. */
const maxBlockedPort = 10_080;

/**
 * The request as `fetch` would send it, if that is simple: it does not follow redirects, and everything in it is valid.
 * Such are the requests of the provider kit. `undefined` for any other request.
 */
function plainRequest(url: URL, init: RequestInit = {}): PlainRequest | undefined {
  const { method = 'GET', body = null, redirect, signal } = init;
  if (redirect !== 'manual' || (method !== 'GET' && method !== 'POST') || !hasPlainAddress(url)) return undefined;
  if (body !== null && (typeof body !== 'string' || method === 'GET')) return undefined;
  for (const name in init) if (!members.has(name)) return undefined;
  const headers = plainHeaders(init.headers);
  if (headers === undefined || (body !== null && headers['content-type'] === undefined)) return undefined;
  const complete = {
    ...headers,
    accept: headers.accept ?? '*/*',
    'accept-language': headers['accept-language'] ?? '*',
    'sec-fetch-mode': 'cors',
    'user-agent': headers['user-agent'] ?? 'undici',
    'accept-encoding':
      headers['accept-encoding'] ?? (url.protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate'),
  };
  return { url, method, headers: complete, body, signal: signal ?? undefined };
}

function hasPlainAddress({ protocol, username, password, port, search, hash, href }: URL): boolean {
  if (protocol !== 'https:' && protocol !== 'http:') return false;
  if (username !== '' || password !== '' || hash !== '' || (search === '' && href.endsWith('?'))) return false;
  return port === '' || Number(port) > maxBlockedPort;
}

/** The headers, if they are an object with valid names in lower case and valid values. */
function plainHeaders(headers: RequestInit['headers']): Record<string, string> | undefined {
  if (headers === undefined || Object.getPrototypeOf(headers) !== Object.prototype) return undefined;
  const plain = headers as Record<string, unknown>;
  for (const name in plain) {
    const value = plain[name];
    if (typeof value !== 'string' || !/^[!-~]+(?:[ \t]+[!-~]+)*$/.test(value)) return undefined;
    if (!/^[a-z\d-]+$/.test(name) || special.test(name)) return undefined;
  }
  return plain as Record<string, string>;
}

/**
 * A `fetch` that sends the header `User-Agent: wabascope/VERSION`, unless the request has that header.
 * @param products Products of the operator, which come first. In the form of `userAgentPattern`.
 */
export function withUserAgent(fetch: typeof globalThis.fetch, products: string | undefined): typeof globalThis.fetch {
  const own = `wabascope/${version}`;
  const userAgent = products === undefined ? own : `${products} ${own}`;
  return async (input, init) => {
    const given = init?.headers ?? (input instanceof Request ? input.headers : undefined);
    const headers = isRecord(given) ? given : Object.fromEntries(new Headers(given));
    const hasOwn = Object.keys(headers).some((name) => name.toLowerCase() === 'user-agent');
    return fetch(input, { ...init, headers: hasOwn ? headers : { ...headers, 'user-agent': userAgent } });
  };
}

function isRecord(headers: RequestInit['headers']): headers is Record<string, string> {
  return headers !== undefined && Object.getPrototypeOf(headers) === Object.prototype;
}
