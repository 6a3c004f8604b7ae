import { type CheckedSettings, checkSettings, type ProviderPlugin } from '@wabascope/core';
import type { ConfigurationProblem } from './configuration-error.js';
import { inTime } from './in-time.js';

/** Settings in the form that the plugin expects, or all problems in them. */
export type CheckedAccountSettings =
  | { readonly settings: unknown; readonly problems?: undefined }
  | { readonly problems: readonly ConfigurationProblem[] };

/**
 * Checks the settings of an account with its plugin.
 * @throws {ProviderError} `timeout` when the plugin does not finish in time.
 */
export async function checkAccountSettings(
  account: string,
  given: Readonly<Record<string, unknown>>,
  plugin: ProviderPlugin,
  seconds: number,
): Promise<CheckedAccountSettings> {
  const late = `The ${plugin.name} plugin did not finish checking the settings of account ${account} within ${seconds} seconds; report it to its author.`;
  const checked = await inTime(checkedByPlugin(given, plugin), seconds, late);
  if (checked.problems === undefined) return checked;
  return {
    problems: checked.problems.map(({ setting: field, ...problem }) =>
      field === undefined ? { account, ...problem } : { account, field, ...problem },
    ),
  };
}

async function checkedByPlugin(
  given: Readonly<Record<string, unknown>>,
  plugin: ProviderPlugin,
): Promise<CheckedSettings<unknown>> {
  try {
    return await checkSettings(plugin, given);
  } catch {
    const message = `The ${plugin.name} plugin failed while it checked the settings.`;
    return { problems: [{ message, remedy: 'Report it to the author of the plugin.' }] };
  }
}
