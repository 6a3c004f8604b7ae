import { readFile } from 'node:fs/promises';
import type { ListOptions, Page, PhoneNumber, Provider, Waba, Warning } from '@wabascope/core';
import { type Exchange, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const accessToken = 'antgst-token-for-tests';

export async function readFixture(name: string): Promise<Exchange[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/** A server on loopback that answers each request as `answer` says, until the test is over. */
export async function serve(answer: Parameters<typeof startServer>[0]): Promise<TestServer> {
  const server = await startServer(answer);
  onTestFinished(server.close);
  return server;
}

/** A server that gives the answers of a file in order. */
export async function replay(name: string): Promise<TestServer> {
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
