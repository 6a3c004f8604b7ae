import { createHash } from 'node:crypto';
import {
  cleanText,
  numberFields,
  type ProviderPlugin,
  type RateLimit,
  rateLimitsOf,
  type SettingInfo,
  wabaFields,
} from '@wabascope/core';
import { firstOf } from '../text/plain-copy.js';
import { maxSettings } from '../text/plugin-limits.js';

/** A copy of a plugin without getters and proxies, with cleaned and cut texts. Reads each member once. */
export function pluginCopy(plugin: ProviderPlugin): ProviderPlugin {
  const { name, stability = 'stable', mappingVersion, reports, settings, rateLimit, create } = plugin;
  const { schema, info } = settings;
  return {
    ...plugin,
    name: cleanText(name, 60) || plugin.id,
    // A word of a later version means a lower stability.
    stability: stability === 'stable' ? 'stable' : 'experimental',
    ...(mappingVersion === undefined ? {} : { mappingVersion: cleanText(String(mappingVersion), 40) }),
    reports: { number: knownOf(reports.number, numberFields), waba: knownOf(reports.waba, wabaFields) },
    settings: { schema, info: infoCopy(info) },
    ...(rateLimit === undefined ? {} : { rateLimit: rateLimitCopy(rateLimit) }),
    create: (given, context) => create.call(plugin, given, context),
  };
}

function knownOf<Field>(given: readonly Field[], known: readonly Field[]): readonly Field[] {
  return firstOf(given, maxSettings).filter((field) => field !== undefined && known.includes(field)) as Field[];
}

function rateLimitCopy(rateLimit: NonNullable<ProviderPlugin['rateLimit']>): readonly RateLimit[] {
  return Array.from(rateLimitsOf(rateLimit), (limit) => {
    const { requests, perMs, key, scope } = limit;
    const copy = { requests, perMs, key: (settings: unknown) => budgetKey(String(key.call(limit, settings))) };
    return scope === undefined ? copy : { ...copy, scope };
  });
}

/** A key that is safe to show. Different keys stay different. */
function budgetKey(key: string): string {
  const shown = cleanText(key, 200);
  return shown === key ? shown : `${shown} ${createHash('sha256').update(key).digest('base64url').slice(0, 16)}`;
}

function infoCopy(info: Readonly<Record<string, SettingInfo>>): Readonly<Record<string, SettingInfo>> {
  const settings = Object.keys(info).slice(0, maxSettings);
  return Object.fromEntries(settings.map((setting) => [cleanText(setting, 80), settingCopy(Object(info[setting]))]));
}

const types = ['string', 'number', 'boolean', 'string[]'] as const;

function defaultCopy(value: unknown): SettingInfo['default'] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cleanText(value, 200);
  return Array.isArray(value) ? firstOf(value, maxSettings).map((entry) => cleanText(String(entry), 200)) : undefined;
}

function settingCopy({ description, required, secret, type, values, env, default: preset, example }: SettingInfo) {
  const text = (value: unknown, length = 200) => (typeof value === 'string' ? cleanText(value, length) : undefined);
  const words = Array.isArray(values)
    ? firstOf(values, maxSettings).map((value) => cleanText(String(value), 80))
    : undefined;
  const copy = {
    description: text(description, 500) ?? '',
    required: required === true,
    secret: secret !== false,
    type: types.find((known) => known === type) ?? ('string' as const),
    values: words,
    env: text(env),
    default: defaultCopy(preset),
    example: text(example),
  };
  return Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined)) as unknown as SettingInfo;
}
