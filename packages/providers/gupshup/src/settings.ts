import {
  booleanSetting,
  connectionSettings,
  defineSettings,
  optionalListSetting,
  optionalSecretSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
} from '@wabascope/provider-kit';

const pairs = { matches: /^[^=,\s]+=[^=,\s]+(,\s*[^=,\s]+=[^=,\s]+)*$/, message: 'must be a list such as appId=token' };

export const settings = defineSettings({
  email: textSetting({
    description: 'E-mail address of a user of the Gupshup Partner portal.',
    env: 'GUPSHUP_PARTNER_EMAIL',
    example: 'partner@example.com',
  }),
  clientSecret: secretSetting({
    description: 'Client secret of that user (Partner portal, Settings, API client details).',
    env: 'GUPSHUP_CLIENT_SECRET',
  }),
  appIds: optionalListSetting({
    description: 'IDs of the apps to show. Without it, all apps of the partner.',
    env: 'GUPSHUP_APP_IDS',
    example: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a5b',
  }),
  appTokens: optionalSecretSetting({
    description: 'Tokens that exist already, by app: appId=token, with commas between them.',
    env: 'GUPSHUP_APP_TOKENS',
    pattern: pairs,
  }),
  createAppTokens: booleanSetting({
    description: 'Gets the token of each app from Gupshup, which creates one for an app that has none: not read-only.',
  }),
  ...connectionSettings('https://partner.gupshup.io'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type GupshupSettings = SettingsInput<typeof settings>;
