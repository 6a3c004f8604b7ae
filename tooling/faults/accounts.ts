import type { Provider, ProviderContext } from '@wabascope/core';
import type { ProviderId } from '@wabascope/sandbox';
import { builtInProviders } from '../../apps/mcp-server/src/built-in-providers.js';

/** The tested account of each provider in the sandbox. */
export const aliases: Readonly<Record<ProviderId, string>> = {
  alibaba: 'singapore',
  antgst: 'atlas',
  awal: 'riyadh',
  meta: 'beirut',
  nxcloud: 'shenzhen',
};

export const providers = Object.keys(aliases) as readonly ProviderId[];

/** Opens an account as a host does: it validates the settings and uses only the plugin's default export. */
export async function openAccount(
  id: ProviderId,
  settings: object,
  context: Partial<ProviderContext>,
): Promise<Provider> {
  const plugin = await builtInProviders[id]?.();
  if (plugin === undefined) throw new Error(`${id} is not built in.`);
  const result = await plugin.settings.schema['~standard'].validate(settings);
  if (result.issues !== undefined) throw new Error(`The settings of ${id} are not valid.`);
  return plugin.create(result.value as never, { fetch, now: Date.now, log: () => {}, ...context });
}
