import {
  isProviderError,
  openProvider,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderContext,
  type ProviderError,
  type ProviderPlugin,
  type Waba,
} from '@wabascope/core';
import { builtInProviders } from '../../apps/mcp-server/src/built-in-providers.js';

/** All pages of a listing, as one page too, and the error that ended it. */
export interface PagedListing extends Page<PhoneNumber | Waba> {
  readonly pages: readonly Page<PhoneNumber | Waba>[];
  /** Absent if the listing is complete. */
  readonly failure?: ProviderError;
}

/** Opens an account of a built-in provider as a host does. */
export async function openAccount(id: string, settings: object, context: Partial<ProviderContext>): Promise<Provider> {
  const plugin = await builtInProviders[id]?.();
  if (plugin === undefined) throw new Error(`${id} is not built in.`);
  // Settings have another type in each plugin, and openProvider validates them.
  return openProvider(plugin as ProviderPlugin<unknown>, settings, context);
}

/** Reads all pages. Rejects with any error that is not a `ProviderError`. */
export async function listingOf(account: Provider, lists: 'numbers' | 'wabas'): Promise<PagedListing> {
  const pages: Page<PhoneNumber | Waba>[] = [];
  let failure: ProviderError | undefined;
  try {
    for await (const page of (lists === 'numbers' ? account.listNumbers() : account.getWabas?.()) ?? [])
      pages.push(page);
  } catch (error) {
    if (!isProviderError(error)) throw error;
    failure = error;
  }
  const [items, warnings] = [pages.flatMap((page) => page.items), pages.flatMap((page) => page.warnings)];
  return { pages, items, warnings, ...(failure && { failure }) };
}
