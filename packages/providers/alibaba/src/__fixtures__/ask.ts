import type { ListOptions, Page, PhoneNumber, Provider, ProviderContext, Waba } from '@wabascope/core';
import alibaba from '../index.js';

/** Made up. Nothing of the two secrets may ever show. */
export const credential = {
  accessKeyId: 'testAccessKeyId',
  accessKeySecret: 'testAccessKeySecret',
  securityToken: 'testStsToken==',
};

/** One account, as a host opens it. */
export async function open(input: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  const settings = await alibaba.settings.schema['~standard'].validate(input);
  if (settings.issues) throw new Error(settings.issues.map(({ path, message }) => `${path} ${message}`).join('; '));
  return alibaba.create(settings.value, { fetch, now: Date.now, log: () => {}, ...context });
}

/** All pages of the numbers as one. */
export function numbersOf(account: Provider, options?: ListOptions): Promise<Page<PhoneNumber>> {
  return collect(account.listNumbers(options));
}

/** All pages of the WABAs as one. */
export async function wabasOf(account: Provider, options?: ListOptions): Promise<Page<Waba>> {
  if (account.getWabas === undefined) throw new Error('The account has no WABAs.');
  return collect(account.getWabas(options));
}

async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> {
  const all: Page<T>[] = [];
  for await (const page of pages) all.push(page);
  return { items: all.flatMap(({ items }) => items), warnings: all.flatMap(({ warnings }) => warnings) };
}
