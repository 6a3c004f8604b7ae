import { createDirectory } from '@wabascope/directory';

const providers = {
  alibaba: async () => (await import('@wabascope/provider-alibaba')).default,
  antgst: async () => (await import('@wabascope/provider-antgst')).default,
  awal: async () => (await import('@wabascope/provider-awal')).default,
  meta: async () => (await import('@wabascope/provider-meta')).default,
  nxcloud: async () => (await import('@wabascope/provider-nxcloud')).default,
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
