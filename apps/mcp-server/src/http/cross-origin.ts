import type { IncomingMessage, ServerResponse } from 'node:http';

/** Lets the page read the response. Only for allowed origins. */
export function allowOrigin(response: ServerResponse, origin: string | undefined): void {
  response.setHeader('vary', 'Origin');
  if (origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', 'www-authenticate, retry-after');
}

/** The response to a CORS preflight request; undefined for any other request. */
export function preflight({ method, headers }: IncomingMessage): Response | undefined {
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, mcp-protocol-version, mcp-method, mcp-name',
      'access-control-max-age': '600',
    },
  });
}
