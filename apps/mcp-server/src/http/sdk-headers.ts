import type { IncomingHttpHeaders } from 'node:http';

/** The headers that the MCP SDK reads. It requires both formats of clients. */
export function headersForSdk(headers: IncomingHttpHeaders): Headers {
  const forSdk = new Headers({ accept: 'application/json, text/event-stream' });
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-type' || name.startsWith('mcp-')) forSdk.set(name, String(value));
  }
  return forSdk;
}
