import {
  choiceSetting,
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  clientId: textSetting({
    description: 'Client ID of the API credentials (Awal Chat dashboard, developer settings).',
    env: 'AWAL_CLIENT_ID',
    example: 'your-client-id',
  }),
  hmacSecret: secretSetting({
    description: 'The HMAC secret that belongs to clientId (Awal Chat dashboard, developer settings).',
    env: 'AWAL_HMAC_SECRET',
  }),
  domain: textSetting({
    description: 'The workspace whose numbers are listed: the name alone, without https://.',
    env: 'AWAL_DOMAIN',
    example: 'your-workspace',
    pattern: { matches: /^[\w.-]+$/, message: 'must be the name of the workspace alone, such as your-workspace' },
  }),
  signingPath: choiceSetting(['relative', 'full'], {
    description:
      'The path in the signature: relative to baseUrl, as in the documented example, or full. Try full when a correct signature is rejected.',
    env: 'AWAL_SIGNING_PATH',
  }),
  ...connectionSettings('https://api.awalchat.com/api/developer'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type AwalSettings = SettingsInput<typeof settings>;
