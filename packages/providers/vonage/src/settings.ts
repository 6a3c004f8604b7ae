import {
  connectionSettings,
  defineSettings,
  optionalListSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key of the primary account (Vonage API dashboard, API settings).',
    env: 'VONAGE_API_KEY',
  }),
  apiSecret: secretSetting({
    description: 'The API secret of apiKey (Vonage API dashboard, API settings).',
    env: 'VONAGE_API_SECRET',
  }),
  wabaIds: optionalListSetting({
    description: 'IDs of the WABAs to show, for an API key that cannot list WABAs, such as that of a subaccount.',
    env: 'VONAGE_WABA_IDS',
    example: '102290129340398',
    pattern: { matches: /^\d{1,32}$/, message: 'must be digits' },
  }),
  ...connectionSettings('https://api.nexmo.com'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type VonageSettings = SettingsInput<typeof settings>;
