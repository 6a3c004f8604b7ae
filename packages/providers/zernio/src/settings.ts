import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key (Zernio dashboard, API keys); begins with sk_.',
    env: 'ZERNIO_API_KEY',
  }),
  ...connectionSettings('https://zernio.com/api'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type ZernioSettings = SettingsInput<typeof settings>;
