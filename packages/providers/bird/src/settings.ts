import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

const documentedBaseUrl = 'https://us1.platform.bird.com';

export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key (Bird dashboard, Settings, Security, Access keys). Its second part is the region.',
    env: 'BIRD_API_KEY',
    example: 'bk_eu1_0123456789',
  }),
  ...connectionSettings(documentedBaseUrl),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type BirdSettings = SettingsInput<typeof settings>;

/** The base URL of calls: the host of the key's region. A `baseUrl` that differs from the default outranks it. */
export function endpointOf({ apiKey, baseUrl }: Settings): string {
  const region = /^bk_([a-z]{2}\d{1,3})_/.exec(apiKey.reveal())?.[1];
  return baseUrl === documentedBaseUrl && region ? `https://${region}.platform.bird.com` : baseUrl;
}
