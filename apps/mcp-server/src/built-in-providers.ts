import type { ProviderPlugin } from '@wabascope/core';

/** The providers that come with the server, each loaded when an account of it is configured. */
export const builtInProviders: Readonly<Record<string, () => Promise<ProviderPlugin>>> = {
  alibaba: async () => erased((await import('@wabascope/provider-alibaba')).default),
  antgst: async () => erased((await import('@wabascope/provider-antgst')).default),
  awal: async () => erased((await import('@wabascope/provider-awal')).default),
  nxcloud: async () => erased((await import('@wabascope/provider-nxcloud')).default),
};

/** A plugin is checked against its own settings before it sees them, so the host may forget their type. */
function erased<Settings>(plugin: ProviderPlugin<Settings>): ProviderPlugin {
  return plugin as unknown as ProviderPlugin;
}
