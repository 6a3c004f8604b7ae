import type { RecordedResponse } from '../exchange.js';
import type { Call } from './call.js';

/** Answers a request, at once or later. */
export type Answer = (call: Call) => Response | Promise<Response>;

/** The answer as `fetch` gives it. */
export function toResponse({ status, headers = {}, body }: RecordedResponse): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Response(text ?? null, { status, headers: [['content-type', type], ...given] });
}

/** Answers every request with the same. */
export function always(response: RecordedResponse): Answer {
  return () => toResponse(response);
}

/** Answers nothing: the caller has to give up. As an open connection does, it keeps the process alive for a while. */
export const never: Answer = ({ signal }) =>
  new Promise(() => {
    const connection = setTimeout(() => {}, 10_000);
    signal?.addEventListener('abort', () => clearTimeout(connection));
  });
