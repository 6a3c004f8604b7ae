import { cleanText, numberFields, type ProviderPlugin, type SettingInfo, wabaFields } from '@wabascope/core';
import { firstOf } from '../text/plain-copy.js';
import { maxSettings } from '../text/plugin-limits.js';

/** What a plugin says about itself, read once: getters and proxies have no say later, and its texts are cleaned and cut. */
export function pluginCopy(plugin: ProviderPlugin): ProviderPlugin {
  const { name, reports, settings, rateLimit, create } = plugin;
  const { schema, info } = settings;
  return {
    ...plugin,
    name: cleanText(name, 60) || plugin.id,
    reports: { number: knownOf(reports.number, numberFields), waba: knownOf(reports.waba, wabaFields) },
    settings: { schema, info: infoCopy(info) },
    ...(rateLimit === undefined ? {} : { rateLimit: rateLimitCopy(rateLimit) }),
    create: (given, context) => create.call(plugin, given, context),
  };
}

function knownOf<Field>(given: readonly Field[], known: readonly Field[]): readonly Field[] {
  return firstOf(given, maxSettings).filter((field) => field !== undefined && known.includes(field)) as Field[];
}

function rateLimitCopy(rateLimit: NonNullable<ProviderPlugin['rateLimit']>): NonNullable<ProviderPlugin['rateLimit']> {
  const { requests, perMs, key } = rateLimit;
  return { requests, perMs, key: (settings) => cleanText(String(key.call(rateLimit, settings)), 200) };
}

function infoCopy(info: Readonly<Record<string, SettingInfo>>): Readonly<Record<string, SettingInfo>> {
  const settings = Object.keys(info).slice(0, maxSettings);
  return Object.fromEntries(settings.map((setting) => [cleanText(setting, 80), settingCopy(Object(info[setting]))]));
}

function settingCopy({ description, required, secret, type, values, env, default: usual, example }: SettingInfo) {
  const text = (value: unknown, length = 200) => (typeof value === 'string' ? cleanText(value, length) : undefined);
  const words = Array.isArray(values)
    ? firstOf(values, maxSettings).map((value) => cleanText(String(value), 80))
    : undefined;
  const copy = {
    description: text(description, 500) ?? '',
    required: required === true,
    secret: secret !== false,
    type: type === 'number' || type === 'boolean' ? type : ('string' as const),
    values: words,
    env: text(env),
    default: typeof usual === 'number' || typeof usual === 'boolean' ? usual : text(usual),
    example: text(example),
  };
  return Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined)) as unknown as SettingInfo;
}
