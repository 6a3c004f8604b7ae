import { builtInPlugins } from '../../built-in-plugins.js';
import { loadConfiguration } from '../../configuration/load.js';
import { write } from '../../output/write.js';
import { candidates, type KnownNames } from './candidates.js';

/**
 * Prints the candidates for the last of `words`, one a line. Prints nothing if the configuration cannot be read.
 * @returns The exit status.
 */
export async function complete(words: readonly string[]): Promise<number> {
  const found = await candidates(words, (file) => namesIn(file).catch(() => ({ accounts: [], providers: [] })));
  await write(found.map((word) => `${word}\n`).join(''));
  return 0;
}

async function namesIn(config: string | undefined): Promise<KnownNames> {
  const { env } = process;
  const file = config ?? (env.WABASCOPE_CONFIG || undefined);
  const loaded = await loadConfiguration({ file, cwd: process.cwd(), env, builtIn: builtInPlugins, warn: () => {} });
  const accounts = loaded?.read.valid.accounts ?? {};
  return {
    accounts: Object.keys(accounts).sort(),
    providers: [...new Set(Object.values(accounts).map(({ provider }) => provider))].sort(),
  };
}
