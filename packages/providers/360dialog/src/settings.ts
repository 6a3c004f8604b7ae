import {
  connectionSettings,
  defineSettings,
  optionalTextSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

/** The base URL of a single number. */
export const messagingUrl = 'https://waba-v2.360dialog.io';
/** The base URL of a partner. */
export const hubUrl = 'https://hub.360dialog.io/api/v2';

export const settings = defineSettings({
  apiKey: secretSetting({
    description:
      'With partnerId, API key of the partner (Partner Hub, API Keys). Otherwise API key of one number (360dialog Hub, Channels).',
    env: 'D360_API_KEY',
  }),
  partnerId: optionalTextSetting({
    description:
      'ID of the partner whose channels are listed (Partner Hub, Integration). Without it, apiKey shows one number.',
    env: 'D360_PARTNER_ID',
    example: 'AbC123PA',
    pattern: { matches: /^[\w-]{1,64}$/, message: 'must be an ID of letters and digits' },
  }),
  ...connectionSettings(messagingUrl, `or with partnerId ${hubUrl}`),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type DialogSettings = SettingsInput<typeof settings>;
