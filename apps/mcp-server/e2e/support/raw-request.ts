import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request with any header, `Host` included, which `fetch` does not allow. */
export function rawRequest(url: URL, { method = 'GET', path, headers, body }: RawRequest = {}): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const sent = request(path === undefined ? url : new URL(path, url), { method, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** A message to the MCP endpoint, as a client of 2025 sends it. */
export function rawMessage(url: URL, message: object, headers: Record<string, string> = {}): Promise<RawResponse> {
  return rawRequest(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, ...message }),
  });
}

export const listTools = { method: 'tools/list' };

/** A call of a tool. */
export function callOf(name: string, args: object = {}) {
  return { method: 'tools/call', params: { name, arguments: args } };
}
