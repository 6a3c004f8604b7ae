import type { SettingInfo } from '@wabascope/core';
import * as z from 'zod';
import { referencePattern } from './texts.js';

/** What a type of settings is in the file, and how a text of an environment variable is read as one. */
interface SettingType {
  readonly schema: () => z.ZodType;
  readonly fromText: (text: string) => unknown;
}

/** By `type` of a setting. A text that does not fit stays a text, which the plugin refuses. */
const settingTypes: Readonly<Record<SettingInfo['type'], SettingType>> = {
  string: { schema: () => z.string(), fromText: (text) => text },
  number: { schema: () => z.number(), fromText: (text) => (Number.isFinite(Number(text)) ? Number(text) : text) },
  boolean: {
    schema: () => z.boolean(),
    fromText: (text) => (['true', 'false'].includes(text) ? text === 'true' : text),
  },
};

/** A setting of an environment variable, as its plugin expects it. */
export function settingFromText({ type }: Pick<SettingInfo, 'type'>, text: string): unknown {
  return settingTypes[type].fromText(text);
}

/** The settings of a provider, for editors: the plugin validates them. */
export function settingsSchema(info: Readonly<Record<string, SettingInfo>>) {
  return z.strictObject(Object.fromEntries(Object.entries(info).map(([name, about]) => [name, settingSchema(about)])));
}

function settingSchema({ type, values, required, description, example, default: preset }: SettingInfo): z.ZodType {
  const reference = z.string().meta({ pattern: referencePattern });
  const schema = values === undefined ? settingTypes[type].schema() : z.union([z.enum(values), reference]);
  const described = schema.meta({
    description,
    ...(preset === undefined ? {} : { default: preset }),
    ...(example === undefined ? {} : { examples: [example] }),
  });
  return required ? described : described.optional();
}
