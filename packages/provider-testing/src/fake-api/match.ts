import type { RecordedRequest } from '../exchange.js';
import type { Call } from './call.js';

/** Whether this is the request that was recorded. `baseUrl` precedes the recorded path. */
export function isRecorded(
  call: Pick<Call, 'method' | 'url' | 'headers' | 'body'>,
  recorded: RecordedRequest,
  baseUrl: string,
): boolean {
  const address = `${call.url.origin}${call.url.pathname}`;
  const headers = Object.entries(recorded.headers ?? {});
  return (
    call.method === recorded.method.toUpperCase() &&
    address === new URL(baseUrl.replace(/\/+$/, '') + recorded.path).href &&
    agrees(Object.fromEntries(call.url.searchParams), recorded.query ?? {}) &&
    headers.every(([name, value]) => agrees(call.headers.get(name) ?? undefined, value)) &&
    (recorded.body === undefined || agrees(sentBody(call, recorded.body), recorded.body))
  );
}

function sentBody({ body }: Pick<Call, 'body'>, recorded: unknown): unknown {
  if (typeof recorded === 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function agrees(sent: unknown, recorded: unknown): boolean {
  if (recorded === '*') return sent !== undefined;
  if (typeof recorded !== 'object' || recorded === null) return sent === recorded;
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) !== Array.isArray(recorded)) return false;
  const actual = new Map(Object.entries(sent));
  const expected = Object.entries(recorded).filter(([, value]) => value !== undefined);
  return expected.length === actual.size && expected.every(([key, value]) => agrees(actual.get(key), value));
}
