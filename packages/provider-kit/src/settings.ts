import type { ProviderPlugin, SettingInfo } from '@wabascope/core';
import * as z from 'zod';
import { Secret } from './secret.js';

const maxListEntries = 1_000;

/** One setting: how to validate it and what to tell people about it. */
export interface Setting<Value> {
  readonly schema: z.ZodType<Value>;
  readonly info: SettingInfo;
}

interface About {
  /** One sentence: what it is and where to find it. */
  readonly description: string;
  /** Conventional environment variable, read when there is no configuration file. */
  readonly env?: string;
  /** A made-up value that shows the shape. */
  readonly example?: string;
  /** What the text must look like, and the words that say so after the setting's name: "must be …". */
  readonly pattern?: { readonly matches: RegExp; readonly says: string };
}

interface AboutNumber extends Omit<About, 'pattern'> {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Refuses fractions. */
  readonly whole?: boolean | undefined;
}

type DefaultValue = NonNullable<SettingInfo['default']>;

type ValuesOf<Definitions extends Record<string, Setting<unknown>>> = {
  readonly [Name in keyof Definitions]: Definitions[Name] extends Setting<infer Value> ? Value : never;
};

/** The validated settings of a plugin: `SettingsOf<typeof settings>`. */
export type SettingsOf<Settings> = Settings extends ProviderPlugin<infer Values>['settings'] ? Values : never;

function text({ pattern }: About): z.ZodType<string> {
  const filled = z.string({ error: 'must be a string' }).trim().min(1, 'must not be empty');
  return pattern === undefined ? filled : filled.regex(pattern.matches, pattern.says);
}

function list(about: About): z.ZodArray<z.ZodType<string>> {
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
export function textSetting(about: About): Setting<string> {
  return { schema: text(about), info: info('string', { required: true }, about) };
}

/** A text that may be left out. */
export function optionalTextSetting(about: About): Setting<string | undefined> {
  return { schema: text(about).optional(), info: info('string', {}, about) };
}

/** A list of texts, at least one: JSON in a file, with commas between them in an environment variable. */
export function listSetting(about: About): Setting<readonly string[]> {
  return { schema: list(about).min(1, 'must not be empty'), info: info('string[]', { required: true }, about) };
}

/** A list of texts that may be left out. */
export function optionalListSetting(about: About): Setting<readonly string[] | undefined> {
  return { schema: list(about).optional(), info: info('string[]', {}, about) };
}

/** A number that may be left out. */
export function optionalNumberSetting(about: AboutNumber): Setting<number | undefined> {
  const { min, max, whole, ...rest } = about;
  return { schema: number({ min, max, whole }).optional(), info: info('number', {}, rest) };
}

/** True or false, which may be left out. */
export function optionalBooleanSetting(about: About): Setting<boolean | undefined> {
  return { schema: z.boolean({ error: 'must be true or false' }).optional(), info: info('boolean', {}, about) };
}

/** A setting that may be left out, with what it is then: the schema fills it in, and `info` shows it. */
export function withDefault<Value extends DefaultValue>(
  value: Value,
  { schema, info: about }: Setting<Value | undefined>,
): Setting<Value> {
  return { schema: schema.transform((given) => given ?? value), info: { ...about, default: value } };
}

/** A required {@link Secret}. */
export function secretSetting(about: About): Setting<Secret> {
  return { schema: text(about).transform(toSecret), info: info('string', { required: true, secret: true }, about) };
}

/** A {@link Secret} that may be left out. */
export function optionalSecretSetting(about: About): Setting<Secret | undefined> {
  return { schema: text(about).transform(toSecret).optional(), info: info('string', { secret: true }, about) };
}

/** One of a few words; the first is the default. */
export function choiceSetting<const Words extends readonly [string, ...string[]]>(
  words: Words,
  about: About,
): Setting<Words[number]> {
  const schema = z.enum(words, { error: `must be one of ${words.join(', ')}` }).optional();
  return withDefault<Words[number]>(words[0], { schema, info: { ...info('string', {}, about), values: words } });
}

/** The two settings that every provider has: where to call, and how long a call may take. */
export function connectionSettings(documentedBaseUrl: string): {
  readonly baseUrl: Setting<string>;
  readonly timeoutMs: Setting<number>;
} {
  const description = `Replaces exactly ${documentedBaseUrl}, for a proxy or a test server.`;
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

/** Turns setting definitions into the `settings` of a plugin. */
export function defineSettings<Definitions extends Record<string, Setting<unknown>>>(
  definitions: Definitions,
): ProviderPlugin<ValuesOf<Definitions>>['settings'] {
  const entries = Object.entries(definitions);
  const shape = Object.fromEntries(entries.map(([name, { schema }]) => [name, schema]));
  return {
    // The shape's value types are lost in `fromEntries`; they are those of the definitions.
    schema: z.object(shape) as unknown as z.ZodType<ValuesOf<Definitions>>,
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

/** Only origin and path, because a `?`, `#` or `@` with nothing behind it is no part that `URL` would show. */
function withoutTrailingSlash(value: string): string {
  const { origin, pathname } = new URL(value);
  return origin + pathname.replace(/\/+$/, '');
}
