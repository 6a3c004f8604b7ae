import { type FakeResponse, Text } from '../exchange.js';
import type { JsonMap } from '../json.js';
import type { RequestFault } from './fault.js';

/** The response that `fault` sends instead; `response` itself if `fault` is of another kind. */
export function replaceResponse(
  response: FakeResponse,
  fault: RequestFault,
  errorBody: (status: number, code?: string) => JsonMap,
): FakeResponse {
  switch (fault.kind) {
    case 'status': {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
      return {
        status: fault.status,
        headers,
        body: errorBody(fault.status, fault.code),
        errorCode: `fault ${fault.status}`,
      };
    }
    case 'error-in-body':
      return { status: 200, body: errorBody(200, fault.code), errorCode: fault.code ?? 'fault error-in-body' };
    case 'html':
      return { status: fault.status ?? 502, body: new Text(page, 'text/html'), errorCode: 'fault html' };
    case 'redirect': {
      const headers = { Location: fault.location ?? 'http://elsewhere.invalid/' };
      return { status: fault.status ?? 302, headers, body: new Text('', 'text/plain'), errorCode: 'fault redirect' };
    }
    case 'deep-json': {
      const depth = fault.depth ?? 100_000;
      return { status: 200, body: new Text('['.repeat(depth) + ']'.repeat(depth), 'application/json') };
    }
    default:
      return response;
  }
}

const page =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>';
