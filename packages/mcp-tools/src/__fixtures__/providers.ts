import type { PluginLoader } from '@wabascope/directory';
import type { ProviderId } from '@wabascope/sandbox';

/** Providers with accounts in the sandbox. */
export const providers = {
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
} satisfies Partial<Record<ProviderId, PluginLoader>>;

export const providerIds = Object.keys(providers) as (keyof typeof providers)[];
