import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  apiKey: secretSetting({ description: 'API key (YCloud console, Developers, API keys).', env: 'YCLOUD_API_KEY' }),
  ...connectionSettings('https://api.ycloud.com/v2'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type YcloudSettings = SettingsInput<typeof settings>;
