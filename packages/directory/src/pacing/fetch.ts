import { ProviderError } from '@wabascope/core';
import type { Dispatcher } from 'undici';

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

/**
 * A `fetch` with its own keep-alive connections, through the proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name.
 * Loads undici at the first request.
 */
export function createFetch(): ClosableFetch {
  let opened: ReturnType<typeof open> | undefined;

  async function open(): Promise<{ fetch: typeof import('undici').fetch; dispatcher: Dispatcher }> {
    const { Agent, EnvHttpProxyAgent, fetch } = await loadUndici();
    // Without a proxy, not `EnvHttpProxyAgent`: it looks for one at every request.
    const isProxied = /^https?_proxy$/im.test(Object.keys(process.env).join('\n'));
    try {
      return { fetch, dispatcher: isProxied ? new EnvHttpProxyAgent(options) : new Agent(options) };
    } catch (error) {
      const message = 'HTTPS_PROXY or HTTP_PROXY is not a valid proxy URL; correct it.';
      throw isProxied ? new ProviderError('config', message, codeOf(error)) : error;
    }
  }

  async function load(): ReturnType<typeof open> {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      // The next request tries again, because reading the file may have failed.
      opened = undefined;
      throw error;
    }
  }

  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const { fetch, dispatcher } = await load();
    // undici declares its own types for the same interface, so both directions need a cast.
    const [url, rest] = input instanceof Request ? [input.url, { ...parts(input), ...init }] : [input, init];
    const response = await fetch(url, { ...(rest as Parameters<typeof fetch>[1]), dispatcher });
    return response as unknown as Response;
  }

  return {
    fetch: send,
    async close() {
      // After a failed start there is nothing to close.
      const open = await opened?.catch(() => undefined);
      await open?.dispatcher.destroy();
    },
  };
}

async function loadUndici() {
  try {
    // The default export: undici is CommonJS, and a bundler keeps only this export.
    return (await import('undici')).default;
  } catch (error) {
    const message = 'The HTTP client, the package undici, cannot be loaded; reinstall the dependencies.';
    throw new ProviderError('config', message, codeOf(error));
  }
}

function codeOf(error: unknown): { upstreamCode?: string } {
  return error instanceof Error && 'code' in error ? { upstreamCode: String(error.code) } : {};
}

/** undici's fetch does not accept a `Request` of Node's built-in undici, so this takes it apart. */
function parts({ method, headers, body, redirect, signal }: Request): RequestInit {
  return { method, headers: [...headers], redirect, signal, ...(body === null ? {} : { body, duplex: 'half' }) };
}
