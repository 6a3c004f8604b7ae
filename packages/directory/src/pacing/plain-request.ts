/** A request that undici can send without what the Fetch standard adds: redirects, CORS, streams as bodies. */
export interface PlainRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** With those that `fetch` adds. Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal | undefined;
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
export function plainRequest(url: URL, init: RequestInit = {}): PlainRequest | undefined {
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
