import { createDirectory, type Failure } from '@wabascope/directory';
import type { OpenDirectory } from '../open-directory.js';
import type { Remedy } from './report.js';

/**
 * If a failed sign-in names a setting with a list of values, fetches once with each other value. For example, Awal Chat
 * does not document which form of the path a workspace signs. The requests count against the rate limits of `options`.
 * @returns A value that works; undefined if none does.
 */
export async function suggestSetting(
  { accounts, providers, fetch, pacer, stores }: OpenDirectory['options'],
  account: string,
  { code, settings: named = [] }: Failure,
): Promise<Remedy | undefined> {
  const given = accounts[account];
  if (code !== 'auth' || given === undefined) return undefined;
  const plugin = await providers[given.provider]?.();
  const info = plugin?.settings.info ?? {};
  for (const setting of named) {
    const now = given[setting] ?? info[setting]?.default;
    for (const value of info[setting]?.values ?? []) {
      if (value === now) continue;
      const changed = { [account]: { ...given, [setting]: value } };
      if (await works({ accounts: changed, providers, fetch, pacer, stores })) return { setting, value };
    }
  }
  return undefined;
}

async function works(
  options: Pick<OpenDirectory['options'], 'accounts' | 'providers' | 'fetch' | 'pacer' | 'stores'>,
): Promise<boolean> {
  const directory = await createDirectory(options);
  try {
    const { failures } = await directory.listNumbers({ limit: 1, maxAgeSeconds: 0 });
    return failures.length === 0;
  } finally {
    await directory.close();
  }
}
