import { placeholderProblem, type SettingInfo } from '@wabascope/core';
import type { AnyPlugin } from '@wabascope/directory';
import type { PathProblem, ProblemText } from './problem.js';
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
      const problem = problemOf(`The environment variable ${name}`, text, info);
      if (problem !== undefined) problems.push({ path: ['accounts', id, setting], ...problem });
    }
  }
  return { accounts, problems };
}

function problemOf(variable: string, text: string | undefined, info: SettingInfo): ProblemText | undefined {
  if (text) return placeholderProblem(text, variable);
  if (!info.required) return undefined;
  const message = `${variable} ${text === undefined ? 'is not set' : 'must not be empty'}.`;
  return { message, remedy: `Set it: ${info.description}` };
}
