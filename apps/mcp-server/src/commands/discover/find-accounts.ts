import {
  type AccountFailure,
  type CallOptions,
  createDirectory,
  createFetch,
  type DirectoryNumber,
  type DirectoryWaba,
  withUserAgent,
} from '@wabascope/directory';
import { type DiscoverySettings, discover } from '@wabascope/provider-meta/discover';
import { builtInProviders } from '../../built-in-providers.js';
import { listAll } from '../list-all.js';
import { foundAccounts, type WhichWabas } from './found-accounts.js';

/** What a token can read. */
export interface DiscoverResult {
  readonly accounts: Readonly<Record<string, WhichWabas>>;
  readonly wabas: readonly DirectoryWaba[];
  readonly numbers: readonly DirectoryNumber[];
  readonly failures: readonly AccountFailure[];
  /** What could not be discovered. */
  readonly warnings: readonly string[];
}

/**
 * Discovers the businesses and WABAs of a token, and reads them as a directory with a configuration of these accounts does.
 * @throws {ProviderError} If the token does not work.
 */
export async function findAccounts(
  settings: DiscoverySettings,
  onProgress: NonNullable<CallOptions['onProgress']>,
): Promise<DiscoverResult> {
  const web = createFetch();
  try {
    const discovery = await discover(settings, { fetch: withUserAgent(web.fetch, undefined) });
    const accounts = foundAccounts(discovery);
    const warnings = discovery.warnings.map(({ message }) => message);
    return { accounts, warnings, ...(await read(accounts, settings, onProgress)) };
  } finally {
    await web.close();
  }
}

async function read(
  found: Readonly<Record<string, WhichWabas>>,
  settings: DiscoverySettings,
  onProgress: NonNullable<CallOptions['onProgress']>,
): Promise<Pick<DiscoverResult, 'wabas' | 'numbers' | 'failures'>> {
  const accounts = Object.fromEntries(
    Object.entries(found).map(([alias, which]) => [alias, { provider: 'meta' as const, ...settings, ...which }]),
  );
  const directory = await createDirectory({ accounts, providers: builtInProviders });
  const call = { waitSeconds: Number.POSITIVE_INFINITY, onProgress };
  try {
    const numbers = await listAll({}, async (page) => {
      const { numbers: rows, ...rest } = await directory.listNumbers(page, call);
      return { rows, ...rest };
    });
    const wabas = await listAll({}, async (page) => {
      const { wabas: rows, ...rest } = await directory.getWabas(page, call);
      return { rows, ...rest };
    });
    return { wabas: wabas.rows, numbers: numbers.rows, failures: numbers.failures };
  } finally {
    await directory.close();
  }
}
