import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ListOptions, Page, Provider, ProviderContext, Waba, Warning } from '@wabascope/core';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

/** One request and its answer, as the files of this folder hold them. */
export interface Exchange {
  readonly request?: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** A request as it came off the wire. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export const credential = { accessKey: 'fme2na3kdi3ki', accessSecret: 'abciiiko2k3', appkey: 'jh42xxxd434' };

export async function readFixture(name: string): Promise<Exchange[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/** A server on loopback that gives the answers in order, the last one over and over. */
export async function serve(exchanges: readonly Exchange[]): Promise<{ baseUrl: string; requests: ReceivedRequest[] }> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const body = Buffer.concat(await incoming.toArray()).toString();
    const response = (exchanges[requests.length] ?? exchanges.at(-1))?.response;
    requests.push({ method, path: url, headers, body });
    outgoing.writeHead(response?.status ?? 500, { 'content-type': 'application/json', ...response?.headers });
    outgoing.end(JSON.stringify(response?.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, requests };
}

/** Answers of NXCloud itself: HTTP 200 with this in the body. */
export function answers(...bodies: readonly unknown[]): Exchange[] {
  return bodies.map((body) => ({ response: { status: 200, body } }));
}

/** An account of the plugin, opened as a host does. */
export async function openAccount(
  settings: Readonly<Record<string, unknown>>,
  now: ProviderContext['now'] = Date.now,
): Promise<Provider> {
  const checked = await plugin.settings.schema['~standard'].validate({ ...credential, ...settings });
  if (checked.issues) throw new Error(checked.issues.map(({ message }) => message).join());
  return plugin.create(checked.value, { fetch, now, log: () => {} });
}

/** An account whose far side gives these answers. */
export async function accountWith(exchanges: readonly Exchange[]): Promise<Provider> {
  const { baseUrl } = await serve(exchanges);
  return openAccount({ baseUrl });
}

export async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> {
  const items: T[] = [];
  const warnings: Warning[] = [];
  for await (const page of pages) {
    items.push(...page.items);
    warnings.push(...page.warnings);
  }
  return { items, warnings };
}

export function collectWabas(account: Provider, options?: ListOptions): Promise<Page<Waba>> {
  if (account.getWabas === undefined) throw new Error('The provider has no getWabas.');
  return collect(account.getWabas(options));
}
