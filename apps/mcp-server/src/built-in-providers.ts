import type { PluginLoader } from '@wabascope/directory';

/** The providers that come with the server, each loaded when an account of it is configured. */
export const builtInProviders: Readonly<Record<string, PluginLoader>> = {
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
};
