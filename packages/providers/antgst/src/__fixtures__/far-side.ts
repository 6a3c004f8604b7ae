import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListOptions, Page, PhoneNumber, Provider, Waba, Warning } from '@wabascope/core';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

/** One request and its answer, as the files of this folder hold them; `path` comes after the base URL. */
export interface Exchange {
  readonly request?: {
    readonly method: string;
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
  };
  readonly response: Answer;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A request as it came off the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

export const accessToken = 'antgst-token-for-tests';

export async function readFixture(name: string): Promise<Exchange[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/** A server on loopback that answers each request as `answer` says. */
export async function serve(
  answer: (request: ReceivedRequest, index: number) => Answer,
): Promise<{ baseUrl: string; requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', headers } = incoming;
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://localhost');
    const query = Object.fromEntries(searchParams);
    const request = { method, path: pathname, query, authorization: headers.authorization };
    const { status, headers: more, body } = answer(request, requests.length);
    requests.push(request);
    outgoing.writeHead(status, { 'content-type': 'application/json', ...more });
    outgoing.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, requests };
}

/** A server that gives the answers of a file in order. */
export async function replay(name: string): ReturnType<typeof serve> {
  const exchanges = await readFixture(name);
  return serve((_, index) => exchanges[index]?.response ?? { status: 500, body: {} });
}

/** An account of the plugin, opened as a host does. */
export async function openAccount(settings: Readonly<Record<string, unknown>>): Promise<Provider> {
  const checked = await plugin.settings.schema['~standard'].validate({ accessToken, ...settings });
  if (checked.issues) throw new Error(checked.issues.map(({ message }) => message).join());
  return plugin.create(checked.value, { fetch, now: Date.now, log: () => {} });
}

/** An account whose far side always answers this. */
export async function accountWith(body: unknown, status = 200): Promise<Provider> {
  const { baseUrl } = await serve(() => ({ status, body }));
  return openAccount({ baseUrl });
}

export function collectNumbers(account: Provider, options?: ListOptions): Promise<Page<PhoneNumber>> {
  return collect(account.listNumbers(options));
}

export function collectWabas(account: Provider, options?: ListOptions): Promise<Page<Waba>> {
  if (account.getWabas === undefined) throw new Error('The provider has no getWabas.');
  return collect(account.getWabas(options));
}

async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> {
  const items: T[] = [];
  const warnings: Warning[] = [];
  for await (const page of pages) {
    items.push(...page.items);
    warnings.push(...page.warnings);
  }
  return { items, warnings };
}
