import {
  type CheckedSettings,
  checkSettings,
  listFromText,
  type ProviderPlugin,
  type SettingInfo,
} from '@wabascope/core';
import type { ConfigurationProblem } from './configuration-error.js';
import { inTime } from './in-time.js';
import { placeholderProblem } from './placeholders.js';
import { secretMistake } from './secret-mistakes.js';

/** Settings in the form that the plugin expects, or all problems in them. */
export type CheckedAccountSettings =
  | { readonly settings: unknown; readonly problems?: undefined }
  | { readonly problems: readonly ConfigurationProblem[] };

/**
 * Checks the settings of an account with its plugin, and looks for placeholders and for text copied with a secret.
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
  const mistakes = Object.entries(plugin.settings.info).flatMap(
    ([field, about]) => mistakeIn(account, field, given[field], about) ?? [],
  );
  if (mistakes.length === 0 && checked.problems === undefined) return checked;
  const mistaken = new Set(mistakes.map(({ field }) => field));
  const problems = (checked.problems ?? []).flatMap(({ setting: field, ...problem }) => {
    if (field === undefined) return { account, ...problem };
    return mistaken.has(field) ? [] : { account, field, ...problem };
  });
  return { problems: [...mistakes, ...problems] };
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

function mistakeIn(
  account: string,
  field: string,
  value: unknown,
  { type, secret, env }: SettingInfo,
): ConfigurationProblem | undefined {
  const entries = type === 'string[]' && typeof value === 'string' ? listFromText(value) : [value].flat();
  const names = env === undefined ? [field] : [field, env];
  for (const text of entries) {
    if (typeof text !== 'string') continue;
    const mistake = placeholderProblem(text) ?? (secret ? secretMistake(text, names) : undefined);
    if (mistake !== undefined) return { account, field, ...mistake };
  }
  return undefined;
}
