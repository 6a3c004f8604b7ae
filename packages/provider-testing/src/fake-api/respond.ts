import type { RecordedResponse } from '../exchange.js';
import type { ReceivedCall } from './call.js';

/** Responds to a request, immediately or later. */
export type Respond = (call: ReceivedCall) => Response | Promise<Response>;

/** The response as `fetch` returns it. */
export function toResponse({ status, headers = {}, body }: RecordedResponse): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  const all = new Headers({ 'content-type': type });
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) all.set(name, value);
  return new Response(text ?? null, { status, headers: all });
}

/** Responds to every request in the same way. */
export function always(response: RecordedResponse): Respond {
  return () => toResponse(response);
}

/** Responds in the same way, with a Retry-After of an hour, for which no client waits: tests stay fast. */
export function alwaysFinal({ headers, ...response }: RecordedResponse): Respond {
  return always({ ...response, headers: { ...headers, 'retry-after': '3600' } });
}

/** Never responds: the caller must give up. Like an open connection, it keeps the process alive for some time. */
export const never: Respond = ({ signal }) =>
  new Promise(() => {
    const connection = setTimeout(() => {}, 10_000);
    signal?.addEventListener('abort', () => clearTimeout(connection));
  });
