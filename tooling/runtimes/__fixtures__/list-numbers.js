import { createDirectory } from '@wabascope/directory';

export const providers = {
  '360dialog': async () => (await import('@wabascope/provider-360dialog')).default,
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  aws: async () => (await import('@wabascope/provider-aws')).default,
  bird: async () => (await import('@wabascope/provider-bird')).default,
  gupshup: async () => (await import('@wabascope/provider-gupshup')).default,
  infobip: async () => (await import('@wabascope/provider-infobip')).default,
  kapso: async () => (await import('@wabascope/provider-kapso')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
  sinch: async () => (await import('@wabascope/provider-sinch')).default,
  telnyx: async () => (await import('@wabascope/provider-telnyx')).default,
  twilio: async () => (await import('@wabascope/provider-twilio')).default,
  vonage: async () => (await import('@wabascope/provider-vonage')).default,
  ycloud: async () => (await import('@wabascope/provider-ycloud')).default,
  zernio: async () => (await import('@wabascope/provider-zernio')).default,
};

/**
 * Opens the accounts, lists their numbers and closes the directory.
 * @param {import('@wabascope/directory').DirectoryOptions<typeof providers>['accounts']} accounts
 * @param {Partial<import('@wabascope/directory').DirectoryOptions<typeof providers>>} [options]
 */
export async function listNumbers(accounts, options) {
  const directory = await createDirectory({ accounts, providers, ...options });
  const { total, failures } = await directory.listNumbers({ limit: 1 });
  await directory.close();
  return { total, failures };
}
