import { readFile } from 'node:fs/promises';
import type { ListOptions, Page, Provider, ProviderContext, Waba, Warning } from '@wabascope/core';
import { type Exchange as Recorded, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

/** An answer, and the request where it matters. */
export type Exchange = Pick<Recorded, 'response'> & Partial<Recorded>;

export const credential = { accessKey: 'fme2na3kdi3ki', accessSecret: 'abciiiko2k3', appkey: 'jh42xxxd434' };

export async function readFixture(name: string): Promise<Exchange[]> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}

/** A server on loopback that gives the answers in order, the last one over and over, until the test is over. */
export async function serve(exchanges: readonly Exchange[]): Promise<TestServer> {
  const server = await startServer((_, index) => {
    const { response } = exchanges[index] ?? exchanges.at(-1) ?? { response: { status: 500 } };
    return response;
  });
  onTestFinished(server.close);
  return server;
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
