import { listFromText, type SettingInfo } from '@wabascope/core';
import * as z from 'zod';
import { referencePattern } from './texts.js';

/** What a type of setting is in the file, and in an environment variable. */
interface SettingType {
  /** @param word What an accepted text is. */
  readonly schema: (word: z.ZodType<string>) => z.ZodType;
  /** A text that does not fit stays a text, which the plugin rejects. */
  readonly fromText: (text: string) => unknown;
}

/** By `type` of a setting. */
const settingTypes: Readonly<Record<SettingInfo['type'], SettingType>> = {
  string: { schema: (word) => word, fromText: (text) => text },
  number: { schema: () => z.number(), fromText: (text) => (Number.isFinite(Number(text)) ? Number(text) : text) },
  boolean: { schema: () => z.boolean(), fromText: (text) => ({ true: true, false: false })[text] ?? text },
  'string[]': { schema: (word) => z.union([z.array(word), reference()]), fromText: listFromText },
};

/** The value of a setting that an environment variable holds as a text. */
export function settingFromText({ type }: Pick<SettingInfo, 'type'>, text: string): unknown {
  return settingTypes[type].fromText(text);
}

/** The settings of a provider, for the JSON Schema. The server lets the plugin validate them. */
export function settingsSchema(info: Readonly<Record<string, SettingInfo>>) {
  return z.strictObject(Object.fromEntries(Object.entries(info).map(([name, about]) => [name, settingSchema(about)])));
}

function settingSchema({ type, values, required, description, example, default: preset }: SettingInfo): z.ZodType {
  const { schema, fromText } = settingTypes[type];
  const word = values === undefined ? z.string() : z.union([z.enum(values), reference()]);
  const described = schema(word).meta({
    description,
    ...(preset === undefined ? {} : { default: preset }),
    ...(example === undefined ? {} : { examples: [fromText(example)] }),
  });
  return required ? described : described.optional();
}

function reference(): z.ZodType<string> {
  return z.string().meta({ pattern: referencePattern });
}
