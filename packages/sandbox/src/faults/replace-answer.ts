import { type Answer, Text } from '../exchange.js';
import type { JsonObject } from '../json.js';
import type { RequestFault } from './fault.js';

/** The answer that `fault` puts in place of the provider's, or that answer when `fault` is of another sort. */
export function replaceAnswer(
  answer: Answer,
  fault: RequestFault,
  failure: (status: number, code?: string) => JsonObject,
): Answer {
  switch (fault.kind) {
    case 'status': {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
      return {
        status: fault.status,
        headers,
        body: failure(fault.status, fault.code),
        refusal: `fault ${fault.status}`,
      };
    }
    case 'error-in-body':
      return { status: 200, body: failure(200, fault.code), refusal: fault.code ?? 'fault error-in-body' };
    case 'html':
      return { status: fault.status ?? 502, body: new Text(page, 'text/html'), refusal: 'fault html' };
    case 'redirect': {
      const headers = { Location: fault.location ?? 'http://elsewhere.invalid/' };
      return { status: fault.status ?? 302, headers, body: new Text('', 'text/plain'), refusal: 'fault redirect' };
    }
    case 'deep-json': {
      const depth = fault.depth ?? 100_000;
      return { status: 200, body: new Text('['.repeat(depth) + ']'.repeat(depth), 'application/json') };
    }
    default:
      return answer;
  }
}

const page =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';
