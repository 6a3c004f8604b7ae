import { inspect } from 'node:util';
import type { RecordedRequest } from '../exchange.js';
import type { ReceivedCall } from './call.js';

type SentRequest = Pick<ReceivedCall, 'method' | 'url' | 'headers' | 'body'>;

/** Whether this is the request that was recorded. `baseUrl` precedes the recorded path. */
export function isRecorded(call: SentRequest, recorded: RecordedRequest, baseUrl: string): boolean {
  return differences(call, recorded, baseUrl).length === 0;
}

/** The parts of a request that differ from the recorded one: `query: { page: '2' } instead of { page: '1' }`. */
export function differences(call: SentRequest, recorded: RecordedRequest, baseUrl: string): string[] {
  const headers = Object.entries(recorded.headers ?? {});
  const parts: (readonly [name: string, sent: unknown, recorded: unknown])[] = [
    ['method', call.method, recorded.method.toUpperCase()],
    ['URL', `${call.url.origin}${call.url.pathname}`, new URL(baseUrl.replace(/\/+$/, '') + recorded.path).href],
    ['query', Object.fromEntries(call.url.searchParams), recorded.query ?? {}],
    ...headers.map(([name, value]) => [`header ${name}`, call.headers.get(name) ?? undefined, value] as const),
    ['body', sentBody(call, recorded.body), recorded.body === undefined ? '*' : recorded.body],
  ];
  return parts
    .filter(([, sent, expected]) => !agrees(sent, expected))
    .map(([name, sent, expected]) => `${name}: ${inspect(sent)} instead of ${inspect(expected)}`);
}

function sentBody({ body }: SentRequest, recorded: unknown): unknown {
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
