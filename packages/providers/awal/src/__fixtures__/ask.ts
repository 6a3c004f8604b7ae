import type { ListOptions, Page, PhoneNumber, Provider, ProviderContext } from '@wabascope/core';
import awal from '../index.js';

/** Made up. Nothing of the secret may ever show. */
export const credential = { clientId: 'your-client-id', hmacSecret: 'your-hmac-secret', domain: 'your-workspace' };

/** One account, as a host opens it. */
export async function open(input: object, context: Partial<ProviderContext> = {}): Promise<Provider> {
  const settings = await awal.settings.schema['~standard'].validate(input);
  if (settings.issues) throw new Error(settings.issues.map(({ path, message }) => `${path} ${message}`).join('; '));
  return awal.create(settings.value, { fetch, now: Date.now, log: () => {}, ...context });
}

/** All pages of the numbers as one. */
export async function numbersOf(account: Provider, options?: ListOptions): Promise<Page<PhoneNumber>> {
  const all: Page<PhoneNumber>[] = [];
  for await (const page of account.listNumbers(options)) all.push(page);
  return { items: all.flatMap(({ items }) => items), warnings: all.flatMap(({ warnings }) => warnings) };
}
