import type { PluginLoader } from '@wabascope/directory';

/** The providers behind the sandbox, as a host lists them. */
export const providers: Record<string, PluginLoader> = {
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
};
