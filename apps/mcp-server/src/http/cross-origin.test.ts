import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { allowOrigin, preflight } from './cross-origin.js';

/** The headers of a response to a page of `origin`. */
function headersFor(origin: string | undefined): Record<string, unknown> {
  const headers: Record<string, unknown> = {};
  const response = { setHeader: (name: string, value: unknown) => void Object.assign(headers, { [name]: value }) };
  allowOrigin(response as unknown as ServerResponse, origin);
  return headers;
}

describe('a response to a web page', () => {
  it('is readable for its origin, with the headers that clients need', () => {
    expect(headersFor('https://console.example.com')).toEqual({
      vary: 'Origin',
      'access-control-allow-origin': 'https://console.example.com',
      'access-control-expose-headers': 'www-authenticate, retry-after',
    });
  });

  it('varies with the origin, also without one', () => {
    expect(headersFor(undefined)).toEqual({ vary: 'Origin' });
  });
});

describe('a preflight request', () => {
  const requestOf = (method: string, headers: object) => ({ method, headers }) as IncomingMessage;

  it('gets the allowed methods and headers', () => {
    const response = preflight(requestOf('OPTIONS', { 'access-control-request-method': 'POST' }));
    expect(response?.status).toBe(204);
    expect(response?.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(response?.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  it.each([
    ['another method', requestOf('POST', { 'access-control-request-method': 'POST' })],
    ['no requested method', requestOf('OPTIONS', {})],
  ])('is not one with %s', (_, request) => {
    expect(preflight(request)).toBeUndefined();
  });
});
