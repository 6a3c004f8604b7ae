import { ProviderError } from '@wabascope/core';
import type { Dispatcher } from 'undici';

/** The `fetch` that requests leave through. */
export interface Web {
  readonly fetch: typeof globalThis.fetch;
  /** Ends requests that are under way and closes the sockets. */
  close(): Promise<void>;
}

/**
 * Milliseconds. A backstop, longer than any `timeoutMs` (600,000 at most) and any usual end of a stalled fetch: a caller
 * that sets its own limit never meets it.
 */
const maxSilenceMs = 660_000;

const options = {
  connect: { timeout: 10_000 },
  headersTimeout: maxSilenceMs,
  bodyTimeout: maxSilenceMs,
  keepAliveTimeout: 30_000,
  /** Per host, so that a thousand accounts do not open a thousand sockets at once. */
  connections: 64,
  /** Bytes as sent. A backstop: who reads the body limits it to what it expects. */
  maxResponseSize: 64 * 1024 * 1024,
} satisfies ConstructorParameters<typeof import('undici').Agent>[0];

/**
 * A `fetch` with connections of its own, which are kept alive and go through the proxy that `HTTP_PROXY`, `HTTPS_PROXY`
 * and `NO_PROXY` name. undici is loaded at the first request.
 */
export function createFetch(): Web {
  let opened: ReturnType<typeof open> | undefined;

  async function open(): Promise<{ fetch: typeof import('undici').fetch; dispatcher: Dispatcher }> {
    const { Agent, EnvHttpProxyAgent, fetch } = await loadUndici();
    // Without a proxy, not the agent that looks for one at every request.
    const isProxied = /^https?_proxy$/im.test(Object.keys(process.env).join('\n'));
    try {
      return { fetch, dispatcher: isProxied ? new EnvHttpProxyAgent(options) : new Agent(options) };
    } catch (error) {
      const message = 'HTTPS_PROXY or HTTP_PROXY is not the URL of a proxy; correct it.';
      throw isProxied ? new ProviderError('config', message, codeOf(error)) : error;
    }
  }

  async function load(): ReturnType<typeof open> {
    opened ??= open();
    try {
      return await opened;
    } catch (error) {
      // A file that could not be read is tried again by the next request.
      opened = undefined;
      throw error;
    }
  }

  async function send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const { fetch, dispatcher } = await load();
    // undici declares types of its own for what is the same interface, so both ways need a cast.
    const [url, rest] = input instanceof Request ? [input.url, { ...parts(input), ...init }] : [input, init];
    const response = await fetch(url, { ...(rest as Parameters<typeof fetch>[1]), dispatcher });
    return response as unknown as Response;
  }

  return {
    fetch: send,
    async close() {
      // What could not be opened has nothing to close.
      const open = await opened?.catch(() => undefined);
      await open?.dispatcher.destroy();
    },
  };
}

async function loadUndici() {
  try {
    // The default export: undici is CommonJS, and a bundler keeps only that.
    return (await import('undici')).default;
  } catch (error) {
    const message = 'The HTTP client, the package undici, cannot be loaded; install the dependencies again.';
    throw new ProviderError('config', message, codeOf(error));
  }
}

function codeOf(error: unknown): { upstreamCode?: string } {
  return error instanceof Error && 'code' in error ? { upstreamCode: String(error.code) } : {};
}

/** undici's fetch does not know a `Request` that Node's own undici has made, so it is taken apart. */
function parts({ method, headers, body, redirect, signal }: Request): RequestInit {
  return { method, headers: [...headers], redirect, signal, ...(body === null ? {} : { body, duplex: 'half' }) };
}
