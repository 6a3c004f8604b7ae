import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as it arrived. */
export interface Arrival {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (response: ServerResponse, arrival: Arrival) => void;

export interface Loopback {
  readonly baseUrl: string;
  readonly arrivals: readonly Arrival[];
}

/** A real server on loopback that gives these answers in turn, the last one again and again; gone after the test. */
export async function serve(...answers: readonly [Answer, ...Answer[]]): Promise<Loopback> {
  const arrivals: Arrival[] = [];
  const baseUrl = await listen(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const answer = answers[Math.min(arrivals.length, answers.length - 1)];
    const arrival = { method, url, headers, body: await text(request) };
    arrivals.push(arrival);
    answer?.(response, arrival);
  });
  return { baseUrl, arrivals };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** Answers with this text. */
export function raw(body: string | Uint8Array, status = 200, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}
