/** The providers of the other examples. Each is loaded when an account needs it. */
export const providers = {
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
};
