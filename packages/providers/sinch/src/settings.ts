import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
} from '@wabascope/provider-kit';

export const documentedBaseUrl = 'https://provisioning.api.sinch.com';

const oneWord = { matches: /^[\x21-\x7e]+$/, message: 'must be one line without spaces' };

export const settings = defineSettings({
  projectId: textSetting({
    description: 'ID of the project; each project has one WhatsApp account (Sinch dashboard, Settings, Projects).',
    env: 'SINCH_PROJECT_ID',
    example: '1f8c3b6e-0d5a-4b1e-9c1f-5d2f6a7b8c90',
    pattern: { matches: /^[\w-]+$/, message: 'must be an ID of letters, digits and -' },
  }),
  keyId: textSetting({
    description: 'ID of an access key of that project (Sinch dashboard, Settings, Access keys).',
    env: 'SINCH_KEY_ID',
    example: '9a1d7c52-6f0e-4d1b-8a55-0b2f3c4d5e6f',
    pattern: oneWord,
  }),
  keySecret: secretSetting({
    description: 'The secret of keyId, which the dashboard shows once.',
    env: 'SINCH_KEY_SECRET',
    pattern: oneWord,
  }),
  ...connectionSettings(documentedBaseUrl, 'and https://auth.sinch.com'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type SinchSettings = SettingsInput<typeof settings>;
