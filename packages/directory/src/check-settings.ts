import { cleanText, type ProviderPlugin, type SettingInfo, type StandardIssue } from '@wabascope/core';
import type { ConfigurationFault } from './configuration-error.js';
import { nearest } from './nearest.js';
import { isOrdinaryWord } from './safe-text.js';

/** Settings as the plugin wants them, or every fault in them. */
export type CheckedSettings =
  | { readonly settings: unknown; readonly faults?: undefined }
  | { readonly faults: readonly ConfigurationFault[] };

/** Holds the settings of an account to its plugin's schema and list of settings. */
export async function checkSettings(
  account: string,
  given: Readonly<Record<string, unknown>>,
  { name, settings: { schema, info } }: ProviderPlugin,
): Promise<CheckedSettings> {
  const known = Object.keys(info);
  const unknown = Object.keys(given).filter((field) => !known.includes(field));
  const faults = unknown.map((field) => unknownSetting(account, field, known, name));
  const rest = Object.fromEntries(Object.entries(given).filter(([field]) => known.includes(field)));
  try {
    const result = await schema['~standard'].validate(rest);
    if (result.issues === undefined) return faults.length === 0 ? { settings: result.value } : { faults };
    return { faults: [...faults, ...result.issues.map((issue) => faultOf(account, issue, rest, info))] };
  } catch {
    const message = `The ${name} plugin fails while it checks the settings.`;
    return { faults: [...faults, { account, message, remedy: 'Report it to the author of the plugin.' }] };
  }
}

function unknownSetting(account: string, field: string, known: readonly string[], name: string): ConfigurationFault {
  const near = nearest(field, known);
  return {
    account,
    field: cleanText(field, 50),
    message: `${name} has no such setting.`,
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Its settings are ${known.join(', ')}.`,
  };
}

function faultOf(
  account: string,
  issue: StandardIssue,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): ConfigurationFault {
  const [first] = issue.path ?? [];
  const key = typeof first === 'object' ? first.key : first;
  if (key === undefined)
    return { account, message: withoutValues(issue.message, given), remedy: 'Correct the settings.' };
  const field = String(key);
  const about = info[field];
  const remedy = about === undefined ? 'Correct it.' : remedyOf(about);
  if (given[field] === undefined) return { account, field, message: 'It is missing.', remedy };
  if (about?.secret !== false) return { account, field, message: 'It is not accepted.', remedy };
  return { account, field, message: `It is not accepted: ${withoutValues(issue.message, given)}.`, remedy };
}

function remedyOf({ description, values, example, env }: SettingInfo): string {
  return [
    description,
    values === undefined ? '' : `One of ${values.join(', ')}.`,
    example === undefined ? '' : `Example: ${example}.`,
    env === undefined ? '' : `Conventionally in the environment variable ${env}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Validation libraries like to repeat what they were given. */
function withoutValues(message: string, given: Readonly<Record<string, unknown>>): string {
  const values = Object.values(given)
    .map(String)
    .filter((value) => value.length >= 3 && !isOrdinaryWord(value));
  const hidden = values.reduce((text, value) => text.replaceAll(value, '…'), message);
  return cleanText(hidden, 300).replace(/\.$/, '');
}
