import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

/** The settings of an account. Others are `textSetting` for a visible text and `choiceSetting` for one of a few words. */
export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key (Acme console, Developers).',
    env: 'ACME_API_KEY',
  }),
  ...connectionSettings('https://api.acme.example/v1'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type PluginSettings = SettingsInput<typeof settings>;
