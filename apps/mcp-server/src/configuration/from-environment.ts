import type { AnyPlugin } from '@wabascope/directory';
import type { PathProblem } from './problem.js';
import type { AccountEntry } from './schema/accounts.js';
import { settingFromText } from './schema/settings.js';

/**
 * The accounts without a file: one for each provider with a required environment variable that is set. The alias is the
 * ID of the provider. Required variables that are not set are problems.
 */
export function accountsFromEnvironment(
  plugins: readonly AnyPlugin[],
  env: (name: string) => string | undefined,
): { accounts: Record<string, AccountEntry>; problems: PathProblem[] } {
  const problems: PathProblem[] = [];
  const accounts: Record<string, AccountEntry> = {};
  for (const { id, settings } of plugins) {
    const variables = Object.entries(settings.info).flatMap(([setting, info]) =>
      info.env === undefined ? [] : [{ setting, info, name: info.env, text: env(info.env) }],
    );
    if (!variables.some(({ info, text }) => info.required && text)) continue;
    const given = variables.flatMap(({ setting, info, text }) =>
      text ? [[setting, settingFromText(info, text)]] : [],
    );
    accounts[id] = { ...Object.fromEntries(given), provider: id };
    for (const { setting, info, name, text } of variables) {
      if (!info.required || text) continue;
      const message = `The environment variable ${name} ${text === undefined ? 'is not set' : 'must not be empty'}.`;
      problems.push({ path: ['accounts', id, setting], message, remedy: `Set it: ${info.description}` });
    }
  }
  return { accounts, problems };
}
