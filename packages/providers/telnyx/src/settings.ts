import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key (Telnyx Portal, API Keys); it reads the numbers of one account only.',
    env: 'TELNYX_API_KEY',
  }),
  ...connectionSettings('https://api.telnyx.com/v2'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type TelnyxSettings = SettingsInput<typeof settings>;
