import type { AnyPlugin } from '@wabascope/directory';
import type { Fault } from './fault.js';
import type { AccountEntry, Configuration } from './model.js';

/**
 * Without a file, each provider whose conventional environment variables are set makes one account, with the
 * provider's id as its alias. One required variable is enough to mean it; the others are then missed by name.
 */
export function configurationFromEnvironment(
  plugins: readonly AnyPlugin[],
  env: (name: string) => string | undefined,
): { configuration: Configuration; faults: Fault[] } {
  const source = 'environment';
  const faults: Fault[] = [];
  const accounts: Record<string, AccountEntry> = {};
  for (const { id, settings } of plugins) {
    const infos = Object.entries(settings.info).filter(([, info]) => info.env !== undefined);
    const found = infos.flatMap(([name, info]) => {
      const value = env(info.env ?? '');
      return value === undefined || value === '' ? [] : [[name, value] as const];
    });
    const isMeant = found.some(([name]) => settings.info[name]?.required);
    if (!isMeant) continue;
    accounts[id] = { provider: id, ...Object.fromEntries(found) };
    for (const [field, info] of infos) {
      if (!info.required || found.some(([name]) => name === field)) continue;
      const message = `The environment variable ${info.env} is not set.`;
      faults.push({ source, account: id, field, message, remedy: `Set it: ${info.description}` });
    }
  }
  return { configuration: { source, plugins: [], secretsFolders: [], accounts }, faults };
}
