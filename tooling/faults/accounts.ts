import type { Provider, ProviderContext, ProviderPlugin } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';
import antgst from '@wabascope/provider-antgst';
import awal from '@wabascope/provider-awal';
import meta from '@wabascope/provider-meta';
import nxcloud from '@wabascope/provider-nxcloud';
import type { ProviderId } from '@wabascope/sandbox';

export const providers: readonly ProviderId[] = ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'];

/** The one account of each provider that the tests ask. */
export const aliases: Readonly<Record<ProviderId, string>> = {
  alibaba: 'singapore',
  antgst: 'atlas',
  awal: 'riyadh',
  meta: 'beirut',
  nxcloud: 'shenzhen',
};

/** Opens an account as a host does: settings are validated, and nothing but the plugin's default export is used. */
export function openAccount(id: ProviderId, settings: object, context: Partial<ProviderContext>): Promise<Provider> {
  // One by one, because each plugin has settings of its own type.
  if (id === 'alibaba') return open(alibaba, settings, context);
  if (id === 'antgst') return open(antgst, settings, context);
  if (id === 'awal') return open(awal, settings, context);
  return id === 'meta' ? open(meta, settings, context) : open(nxcloud, settings, context);
}

async function open<Settings>(
  plugin: ProviderPlugin<Settings>,
  given: object,
  context: Partial<ProviderContext>,
): Promise<Provider> {
  const result = await plugin.settings.schema['~standard'].validate(given);
  if (result.issues !== undefined) throw new Error(`The settings of ${plugin.id} are refused.`);
  return plugin.create(result.value, { fetch, now: Date.now, log: () => {}, ...context });
}
