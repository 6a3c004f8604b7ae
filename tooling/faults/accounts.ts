import { openProvider, type Provider, type ProviderContext, type ProviderPlugin } from '@wabascope/core';
import type { ProviderId } from '@wabascope/sandbox';
import { builtInProviders } from '../../apps/mcp-server/src/built-in-providers.js';

/** Opens an account as a host does. */
export async function openAccount(
  id: ProviderId,
  settings: object,
  context: Partial<ProviderContext>,
): Promise<Provider> {
  const plugin = await builtInProviders[id]?.();
  if (plugin === undefined) throw new Error(`${id} is not built in.`);
  // Settings have another type in each plugin, and openProvider validates them.
  return openProvider(plugin as ProviderPlugin<unknown>, settings, context);
}
