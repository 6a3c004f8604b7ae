import { cleanText, listFromText, type ProviderPlugin, type SettingInfo, type StandardIssue } from '@wabascope/core';
import { closestWord } from '../text/closest-word.js';
import { beginningOf, firstOf } from '../text/plain-copy.js';
import { maxSettings } from '../text/plugin-limits.js';
import { isOrdinaryWord } from '../text/safe-text.js';
import type { ConfigurationProblem } from './configuration-error.js';
import { inTime } from './in-time.js';
import { placeholderProblem } from './placeholders.js';
import { secretMistake } from './secret-mistakes.js';

/** Settings in the form that the plugin expects, or all problems in them. */
export type CheckedSettings =
  | { readonly settings: unknown; readonly problems?: undefined }
  | { readonly problems: readonly ConfigurationProblem[] };

/**
 * Checks the settings of an account against the schema and the setting list of its plugin.
 * @throws {ProviderError} `timeout` when the plugin does not finish in time.
 */
export async function checkSettings(
  account: string,
  given: Readonly<Record<string, unknown>>,
  { name, settings: { schema, info } }: ProviderPlugin,
  seconds: number,
): Promise<CheckedSettings> {
  const known = Object.keys(info);
  const unknown = Object.keys(given).filter((field) => !known.includes(field));
  const ofPlugin = Object.entries(given).filter(([field]) => known.includes(field));
  const rest = Object.fromEntries(ofPlugin.map(([field, value]) => [field, listOf(value, info[field])]));
  const problems = [
    ...unknown.map((field) => unknownSetting(account, field, known, name)),
    ...known.flatMap((field) => mistakeIn(account, field, rest[field], info[field]) ?? []),
  ];
  const mistaken = new Set(problems.map(({ field }) => field));

  async function validated(): Promise<CheckedSettings> {
    try {
      const { issues, ...result } = await schema['~standard'].validate(rest);
      if (issues !== undefined) return { problems: problemsOf(account, issues, rest, info) };
      return { settings: 'value' in result ? result.value : undefined };
    } catch {
      const message = `The ${name} plugin failed while it checked the settings.`;
      return { problems: [{ account, message, remedy: 'Report it to the author of the plugin.' }] };
    }
  }

  const late = `The ${name} plugin did not finish checking the settings of account ${account} within ${seconds} seconds; report it to its author.`;
  const checked = await inTime(validated(), seconds, late);
  if (problems.length === 0) return checked;
  return { problems: [...problems, ...(checked.problems ?? []).filter(({ field }) => !mistaken.has(field))] };
}

/** Mistakes that the directory finds for all plugins: placeholders, and text that was copied with a secret. */
function mistakeIn(
  account: string,
  field: string,
  value: unknown,
  about: SettingInfo | undefined,
): ConfigurationProblem | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  for (const text of texts) {
    const names = [field, ...(about?.env === undefined ? [] : [about.env])];
    const mistake = placeholderProblem(text) ?? (about?.secret === false ? undefined : secretMistake(text, names));
    if (mistake !== undefined) return { account, field, ...mistake };
  }
  return undefined;
}

function problemsOf(
  account: string,
  issues: readonly StandardIssue[],
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): ConfigurationProblem[] {
  return firstOf(issues, maxSettings).flatMap((issue) => (issue ? problemOf(account, issue, given, info) : []));
}

function unknownSetting(account: string, field: string, known: readonly string[], name: string): ConfigurationProblem {
  const near = closestWord(field, known);
  return {
    account,
    field: cleanText(field, 50),
    message: `${name} has no such setting.`,
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Its settings are ${known.join(', ')}.`,
  };
}

function problemOf(
  account: string,
  issue: StandardIssue,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): ConfigurationProblem {
  const [first] = issue.path ?? [];
  const key = typeof first === 'object' ? first.key : first;
  if (key === undefined)
    return { account, message: withoutValues(issue.message, given), remedy: 'Correct the settings.' };
  const field = cleanText(String(key), 50);
  const about = info[field];
  const remedy = about === undefined ? 'Correct it.' : remedyOf(about);
  const value = given[field];
  if (value === undefined) return { account, field, message: 'It is missing.', remedy };
  if (typeof value === 'string' && value.trim() === '') {
    return { account, field, message: 'It must not be empty.', remedy };
  }
  if (about?.secret !== false) return { account, field, message: 'Invalid value.', remedy };
  return { account, field, message: `Invalid value: ${withoutValues(issue.message, given)}.`, remedy };
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

/** Splits a list from an environment variable, whose entries are separated by commas. */
function listOf(value: unknown, info: SettingInfo | undefined): unknown {
  return info?.type === 'string[]' && typeof value === 'string' ? listFromText(value) : value;
}

/** Validation libraries tend to repeat the invalid value. */
function withoutValues(message: string, given: Readonly<Record<string, unknown>>): string {
  const values = Object.values(given)
    .flatMap((value) => (Array.isArray(value) ? value.map(String) : String(value)))
    .filter((value) => value.length >= 3 && !isOrdinaryWord(value));
  const hidden = values.reduce((text, value) => text.replaceAll(value, '…'), beginningOf(String(message)));
  return cleanText(hidden, 300).replace(/\.$/, '');
}
