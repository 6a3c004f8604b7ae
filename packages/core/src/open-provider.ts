import { cleanText } from './clean-text.js';
import type { Provider, ProviderContext, ProviderPlugin, SettingInfo } from './provider.js';
import { ProviderError } from './provider-error.js';
import type { StandardIssue } from './standard-schema.js';

/** A problem with the settings of an account. */
interface SettingProblem {
  /** Absent if the problem concerns the settings as a whole. */
  readonly setting?: string;
  readonly message: string;
  readonly remedy?: string;
}

/**
 * Opens an account: validates its settings with the schema of the plugin, fills in the defaults, and creates the provider.
 * @param settings An entry of a configuration file. The key `provider` is ignored.
 * @param context Defaults: the global `fetch`, the system clock, no log.
 * @throws {ProviderError} `config`, with all problems in its message and the settings in `details.settings`. The
 * message does not contain secret values.
 */
export async function openProvider<Settings>(
  plugin: ProviderPlugin<Settings>,
  settings: unknown,
  context: Partial<ProviderContext> = {},
): Promise<Provider> {
  const { schema, info } = plugin.settings;
  const given = isRecord(settings) ? settings : {};
  const unknown = Object.keys(given).filter((name) => name !== 'provider' && !Object.hasOwn(info, name));
  const known = isRecord(settings)
    ? Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(info, name)))
    : settings;
  const result = await schema['~standard'].validate(known);
  const problems = [
    ...unknown.map((name) => unknownSetting(name, plugin.name, Object.keys(info))),
    ...(result.issues ?? []).map((issue) => problemOf(issue, given, info)),
  ];
  if (result.issues !== undefined || problems.length > 0) throw settingsError(plugin.name, problems);
  return plugin.create(result.value, {
    fetch: (...request) => globalThis.fetch(...request),
    now: Date.now,
    log: () => {},
    ...context,
  });
}

function settingsError(name: string, problems: readonly SettingProblem[]): ProviderError {
  const lines = problems.map(({ setting, message, remedy }) =>
    [`\n- ${setting === undefined ? '' : `${setting} `}${message}.`, remedy]
      .filter((part) => part !== undefined)
      .join(' '),
  );
  const settings = [...new Set(problems.flatMap(({ setting }) => setting ?? []))];
  return new ProviderError('config', `The settings for ${name} are not valid:${lines.join('')}`, { settings });
}

function unknownSetting(name: string, provider: string, known: readonly string[]): SettingProblem {
  const remedy = `The settings are ${known.join(', ')}.`;
  return { setting: cleanText(name, 50), message: `is not a setting of ${provider}`, remedy };
}

function problemOf(
  { path: [first] = [], message }: StandardIssue,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): SettingProblem {
  const key = typeof first === 'object' ? first.key : first;
  const plain = withoutSecrets(message, given, info).replace(/\.$/, '');
  if (key === undefined) return { message: plain };
  const setting = String(key);
  const about = info[setting];
  const remedy = about === undefined ? {} : { remedy: remedyOf(about) };
  if (given[setting] === undefined) return { setting, message: 'is missing', ...remedy };
  return { setting, message: about?.secret === false ? plain : 'is not valid', ...remedy };
}

function remedyOf({ description, values, example }: SettingInfo): string {
  const words = values === undefined ? '' : ` One of ${values.join(', ')}.`;
  return `${description}${words}${example === undefined ? '' : ` Example: ${example}.`}`;
}

/** A schema may quote a value in its message. */
function withoutSecrets(
  message: string,
  given: Readonly<Record<string, unknown>>,
  info: Readonly<Record<string, SettingInfo>>,
): string {
  const secrets = Object.entries(given)
    .filter(([name, value]) => info[name]?.secret && value !== '')
    .flatMap(([, value]) => (Array.isArray(value) ? value.map(String) : String(value)));
  return cleanText(secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), message));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
