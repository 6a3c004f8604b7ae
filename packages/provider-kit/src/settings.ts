import type { ProviderPlugin, SettingInfo, StandardSchemaV1 } from '@wabascope/core';
import * as z from 'zod';
import { Secret } from './secret.js';

const maxListEntries = 1_000;

/** One setting: its schema and its description. */
export interface Setting<Value, Input = unknown> {
  readonly schema: z.ZodType<Value, Input>;
  readonly info: SettingInfo;
}

interface About {
  /** One sentence: what it is and where to find it. */
  readonly description: string;
  /** Conventional environment variable, read when there is no configuration file. */
  readonly env?: string;
  /** A made-up value that shows the format. */
  readonly example?: string;
  /** The format of the text, and its description, which follows the name of the setting: "must be …". */
  readonly pattern?: { readonly matches: RegExp; readonly message: string };
}

interface AboutNumber extends Omit<About, 'pattern'> {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whole numbers only. */
  readonly whole?: boolean | undefined;
}

type DefaultValue = NonNullable<SettingInfo['default']>;

type ValuesOf<Definitions extends Record<string, Setting<unknown>>> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Setting<infer Value> ? Value : never;
};

/** What a user writes, by setting. */
type InputsOf<Definitions> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Setting<unknown, infer Input> ? Input : never;
};

/** Makes entries optional if they may be `undefined`. */
type WithOptional<Inputs> = {
  readonly [Name in keyof Inputs as undefined extends Inputs[Name] ? never : Name]: Inputs[Name];
} & {
  readonly [Name in keyof Inputs as undefined extends Inputs[Name] ? Name : never]?: Inputs[Name];
};

/** The settings of a plugin as a user writes them: `SettingsInput<typeof settings>`. */
export type SettingsInput<Settings> = Settings extends { readonly schema: StandardSchemaV1<infer Input, unknown> }
  ? Input
  : never;

/** A combination of settings that is not valid. */
export interface SettingConflict<Name extends PropertyKey = string> {
  readonly setting: Name;
  /** What follows the name of the setting: "must not be set together with …". */
  readonly message: string;
}

/** The validated settings of a plugin: `SettingsOf<typeof settings>`. */
export type SettingsOf<Settings> = Settings extends ProviderPlugin<infer Values>['settings'] ? Values : never;

function text({ pattern }: About): z.ZodType<string, string> {
  const filled = z.string({ error: 'must be a string' }).trim().min(1, 'must not be empty');
  return pattern === undefined ? filled : filled.regex(pattern.matches, pattern.message);
}

function list(about: About): z.ZodArray<z.ZodType<string, string>> {
  return z
    .array(text(about), { error: 'must be a list of strings' })
    .max(maxListEntries, `must have at most ${maxListEntries} entries`);
}

function number({ min, max, whole }: Pick<AboutNumber, 'min' | 'max' | 'whole'>): z.ZodNumber {
  const any = z.number({ error: 'must be a number' });
  const integer = whole ? any.int('must be a whole number') : any;
  const atLeast = min === undefined ? integer : integer.min(min, `must be at least ${min}`);
  return max === undefined ? atLeast : atLeast.max(max, `must be at most ${max}`);
}

/** A required text. */
export function textSetting(about: About): Setting<string, string> {
  return { schema: text(about), info: info('string', { required: true }, about) };
}

/** An optional text. */
export function optionalTextSetting(about: About): Setting<string | undefined, string | undefined> {
  return { schema: text(about).optional(), info: info('string', {}, about) };
}

/** A list of at least one text: JSON in a file, text with commas between the entries in an environment variable. */
export function listSetting(about: About): Setting<readonly string[], readonly string[]> {
  return { schema: list(about).min(1, 'must not be empty'), info: info('string[]', { required: true }, about) };
}

/** An optional list of texts. */
export function optionalListSetting(
  about: About,
): Setting<readonly string[] | undefined, readonly string[] | undefined> {
  return { schema: list(about).optional(), info: info('string[]', {}, about) };
}

/** An optional number. */
export function optionalNumberSetting(about: AboutNumber): Setting<number | undefined, number | undefined> {
  const { min, max, whole, ...rest } = about;
  return { schema: number({ min, max, whole }).optional(), info: info('number', {}, rest) };
}

/** An optional setting with a default: the schema fills it in, and `info` shows it. */
export function withDefault<Value extends DefaultValue, Input>(
  value: Value,
  { schema, info: about }: Setting<Value | undefined, Input>,
): Setting<Value, Input> {
  return { schema: schema.transform((given) => given ?? value), info: { ...about, default: value } };
}

/** A boolean; false when left out. */
export function booleanSetting(about: About): Setting<boolean, boolean | undefined> {
  const schema = z.boolean({ error: 'must be true or false' }).optional();
  return withDefault(false, { schema, info: info('boolean', {}, about) });
}

/** A required {@link Secret}. */
export function secretSetting(about: About): Setting<Secret, string> {
  return { schema: text(about).transform(toSecret), info: info('string', { required: true, secret: true }, about) };
}

/** An optional {@link Secret}. */
export function optionalSecretSetting(about: About): Setting<Secret | undefined, string | undefined> {
  return { schema: text(about).transform(toSecret).optional(), info: info('string', { secret: true }, about) };
}

/** One of a few words. The first is the default. */
export function choiceSetting<const Words extends readonly [string, ...string[]]>(
  words: Words,
  about: About,
): Setting<Words[number], Words[number] | undefined> {
  const schema = z.enum(words, { error: `must be one of ${words.join(', ')}` }).optional();
  return withDefault<Words[number], Words[number] | undefined>(words[0], {
    schema,
    info: { ...info('string', {}, about), values: words },
  });
}

/**
 * The two settings that every provider has: the base URL, and the time limit of a call.
 * @param others What else the base URL replaces, for its description: "and https://…".
 */
export function connectionSettings(
  documentedBaseUrl: string,
  others?: string,
): {
  readonly baseUrl: Setting<string, string | undefined>;
  readonly timeoutMs: Setting<number, number | undefined>;
} {
  const documented = others === undefined ? documentedBaseUrl : `${documentedBaseUrl}, ${others}`;
  const description = `Replaces exactly ${documented}, for a proxy or a test server.`;
  return {
    baseUrl: withDefault(documentedBaseUrl, { schema: baseUrl.optional(), info: info('string', {}, { description }) }),
    timeoutMs: withDefault(15_000, {
      schema: timeoutMs.optional(),
      info: info('number', {}, { description: 'Milliseconds that one call may take, its retries included.' }),
    }),
  };
}

const baseUrl = z
  .string({ error: 'must be a URL' })
  .refine(isSafeBaseUrl, 'must be an https URL (or http on loopback) without user, password, query or hash')
  .transform(withoutTrailingSlash);

const timeoutMs = z
  .int({ error: 'must be a whole number of milliseconds' })
  .min(1, 'must be at least 1')
  .max(600_000, 'must be at most 600000');

/**
 * Turns setting definitions into the `settings` of a plugin.
 * @param conflictIn Finds a combination of valid settings that is not allowed.
 */
export function defineSettings<Definitions extends Record<string, Setting<unknown>>>(
  definitions: Definitions,
  conflictIn: (settings: ValuesOf<Definitions>) => SettingConflict<keyof Definitions> | undefined = () => undefined,
): {
  readonly schema: StandardSchemaV1<WithOptional<InputsOf<Definitions>>, ValuesOf<Definitions>>;
  readonly info: Readonly<Record<string, SettingInfo>>;
} {
  const entries = Object.entries(definitions);
  const shape = Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]));
  // The value types are lost in `fromEntries`; they are those of the definitions.
  const object = z.object(shape) as unknown as z.ZodType<ValuesOf<Definitions>, WithOptional<InputsOf<Definitions>>>;
  return {
    schema: object.superRefine((settings, context) => {
      const conflict = conflictIn(settings);
      if (conflict !== undefined) {
        context.addIssue({ code: 'custom', path: [conflict.setting], message: conflict.message });
      }
    }),
    info: Object.fromEntries(entries.map(([name, setting]) => [name, setting.info])),
  };
}

function info(
  type: SettingInfo['type'],
  { required = false, secret = false }: { required?: boolean; secret?: boolean },
  { pattern: _, ...about }: About,
): SettingInfo {
  return { type, required, secret, ...about };
}

function toSecret(value: string): Secret {
  return new Secret(value);
}

function isSafeBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
  return safe && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/** Only origin and path: `URL` does not show an empty query, hash or user. */
function withoutTrailingSlash(value: string): string {
  const { origin, pathname } = new URL(value);
  return origin + pathname.replace(/\/+$/, '');
}
