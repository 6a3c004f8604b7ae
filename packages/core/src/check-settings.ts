import { cleanText } from './clean-text.js';
import { closestWord } from './closest-word.js';
import { listFromText } from './list-setting.js';
import { placeholderProblem } from './placeholders.js';
import type { ProviderPlugin, SettingInfo } from './provider.js';
import { secretMistake } from './secret-mistakes.js';
import type { StandardIssue } from './standard-schema.js';
import type { TextProblem } from './text-problem.js';

/** Problems that a schema may report, and characters of its messages that are read. */
const maxIssues = 100;
const maxMessageLength = 16_384;

/** A problem in the settings of an account. */
export interface SettingProblem extends TextProblem {
  /** Absent if the problem is not in one setting. */
  readonly setting?: string;
}

/** Settings in the form that the plugin expects, or all problems in them. */
export type CheckedSettings<Settings> =
  | { readonly settings: Settings; readonly problems?: undefined }
  | { readonly problems: readonly SettingProblem[] };

/**
 * Validates the settings of an account with the schema of its plugin, which also fills in the defaults. The text of a
 * `string[]` setting is split at its commas. A placeholder such as `${NAME}` is a problem in every setting; quotes,
 * `NAME=` and `Bearer ` are problems in a secret.
 * @param settings An entry of a configuration file. The key `provider` is ignored.
 * @throws What the schema throws.
 */
export async function checkSettings<Settings>(
  { name, settings: { schema, info } }: Pick<ProviderPlugin<Settings>, 'name' | 'settings'>,
  settings: unknown,
): Promise<CheckedSettings<Settings>> {
  const { provider: _, ...given } = isRecord(settings) ? settings : {};
  const isKnown = (setting: string) => Object.hasOwn(info, setting);
  const known = Object.fromEntries(
    Object.entries(given).flatMap(([setting, value]) =>
      isKnown(setting) ? [[setting, listOf(value, info[setting])]] : [],
    ),
  );
  const unknown = Object.keys(given).filter((setting) => !isKnown(setting));
  const result = await schema['~standard'].validate(isRecord(settings) ? known : settings);
  const mistakes = Object.entries(info).flatMap(([setting, about]) => mistakeIn(setting, known[setting], about) ?? []);
  const problems = [...unknown.map((setting) => unknownSetting(setting, Object.keys(info), name)), ...mistakes];
  if (result.issues === undefined && problems.length === 0) return { settings: result.value };
  const mistaken = new Set(mistakes.map(({ setting }) => setting));
  const ofSchema = firstOf(result.issues ?? []).map((issue) => problemOf(issue, known, given, info));
  return { problems: different([...problems, ...ofSchema.filter(({ setting }) => !mistaken.has(setting))]) };
}

/** Without those that have the setting and the message of another one. */
function different(problems: readonly SettingProblem[]): SettingProblem[] {
  const byText = new Map(problems.map((problem) => [`${problem.setting}: ${problem.message}`, problem]));
  return [...byText.values()];
}

/** A placeholder in a setting, or text copied together with a secret. */
function mistakeIn(setting: string, value: unknown, { secret, env }: SettingInfo): SettingProblem | undefined {
  const names = env === undefined ? [setting] : [setting, env];
  for (const text of [value].flat()) {
    if (typeof text !== 'string') continue;
    const mistake = placeholderProblem(text) ?? (secret ? secretMistake(text, names) : undefined);
    if (mistake !== undefined) return { setting, ...mistake };
  }
  return undefined;
}

/** Reads no more of the list, because a plugin may be faulty. */
function firstOf(issues: readonly StandardIssue[]): StandardIssue[] {
  const first = Array.from({ length: Math.min(issues.length, maxIssues) }, (_, index) => issues[index]);
  return first.filter((issue) => issue !== undefined);
}

/** Splits a list from an environment variable. */
function listOf(value: unknown, about: SettingInfo | undefined): unknown {
  return about?.type === 'string[]' && typeof value === 'string' ? listFromText(value) : value;
}

function unknownSetting(setting: string, known: readonly string[], name: string): SettingProblem {
  const near = closestWord(setting, known);
  return {
    setting: cleanText(setting, 50),
    message: `${name} has no such setting.`,
    remedy: `${near === undefined ? '' : `Did you mean "${near}"? `}Its settings are ${known.join(', ')}.`,
  };
}

function problemOf(
  { path: [first] = [], message }: StandardIssue,
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): SettingProblem {
  const key = typeof first === 'object' ? first.key : first;
  const plain = withoutValues(String(message), given, info);
  if (key === undefined) return { message: `${plain}.`, remedy: 'Correct the settings.' };
  const setting = cleanText(String(key), 50);
  const about = Object.hasOwn(info, setting) ? info[setting] : undefined;
  const remedy = about === undefined ? 'Correct it.' : remedyOf(about);
  const value = known[setting];
  if (value === undefined) return { setting, message: 'It is missing.', remedy };
  if (typeof value === 'string' && value.trim() === '') return { setting, message: 'It must not be empty.', remedy };
  return { setting, message: about?.secret === false ? `Invalid value: ${plain}.` : 'Invalid value.', remedy };
}

function remedyOf({ description, values, example, env }: SettingInfo): string {
  return [
    description,
    values && `One of ${values.join(', ')}.`,
    example && `Example: ${example}.`,
    env && `Conventionally in the environment variable ${env}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Hides all secrets, and other values that are long enough to recognize: a schema may quote the invalid value. */
function withoutValues(
  message: string,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): string {
  const hidden = Object.entries(given).flatMap(([setting, value]) => {
    const minLength = info[setting]?.secret ? 1 : 3;
    const values = [value, listOf(value, info[setting])].flat();
    const texts = values.filter((each) => typeof each === 'string' || typeof each === 'number').map(String);
    return texts.filter(({ length }) => length >= minLength);
  });
  // A value may contain another one. If the short one were replaced first, the rest of the long one would be shown.
  hidden.sort((a, b) => b.length - a.length);
  const text = hidden.reduce((rest, value) => rest.replaceAll(value, '…'), message.slice(0, maxMessageLength));
  return cleanText(text).replace(/\.$/, '');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
