import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';

export type ServedResponse = (response: ServerResponse, request: ReceivedRequest) => void;

/** A server on loopback that returns these responses in order and then repeats the last one. It closes after the test. */
export function serve(...responses: readonly [ServedResponse, ...ServedResponse[]]): Promise<TestServer> {
  return startServer((request, index, raw) => {
    const respond = responses[Math.min(index, responses.length - 1)];
    respond?.(raw, request);
    return undefined;
  }, onTestFinished);
}

/** Responds with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): ServedResponse {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** Responds with this text. */
export function raw(body: string | Uint8Array, status = 200, headers: Record<string, string> = {}): ServedResponse {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}
