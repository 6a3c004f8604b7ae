import { version } from './version.js';

/** Products of a `User-Agent` header, as a regular expression: printable ASCII, without a space at either end. */
export const userAgentPattern = '^[!-~]([ -~]{0,198}[!-~])?$';

/** What {@link userAgentPattern} accepts, to complete "must be …". */
export const userAgentFormat = 'a product such as "acme-console/2.1", of 1 to 200 printable ASCII characters';

/**
 * A `fetch` that sends the header `User-Agent: wabascope/VERSION`, unless the request has that header.
 * @param products Products of the operator, which come first. In the form of {@link userAgentPattern}.
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
