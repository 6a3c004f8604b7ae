import { createDirectory, type Failure } from '@wabascope/directory';
import type { OpenDirectory } from '../open-directory.js';
import type { Remedy } from './report.js';

/**
 * Where a failure to sign in names a setting that has few values, fetches once with each of the others: Awal Chat, for
 * one, does not document which form of the path a workspace signs. The requests count for the budgets of `options`.
 * @returns The value that works.
 */
export async function otherChoice(
  { accounts, providers, pacer, stores }: OpenDirectory['options'],
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
      if (await works({ accounts: changed, providers, pacer, stores })) return { setting, value };
    }
  }
  return undefined;
}

async function works(
  options: Pick<OpenDirectory['options'], 'accounts' | 'providers' | 'pacer' | 'stores'>,
): Promise<boolean> {
  const directory = await createDirectory(options);
  try {
    const { failures } = await directory.listNumbers({ limit: 1, maxAgeSeconds: 0 });
    return failures.length === 0;
  } finally {
    await directory.close();
  }
}
