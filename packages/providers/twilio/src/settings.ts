import {
  connectionSettings,
  defineSettings,
  optionalSecretSetting,
  optionalTextSetting,
  type SettingsInput,
  type SettingsOf,
  textSetting,
} from '@wabascope/provider-kit';

export const documentedBaseUrl = 'https://messaging.twilio.com';

const pattern = { matches: /^[\x21-\x7e]+$/, message: 'must be one line without spaces' };

export const settings = defineSettings(
  {
    accountSid: textSetting({
      description: 'SID of the account or subaccount with the senders (Twilio Console, Account Info).',
      env: 'TWILIO_ACCOUNT_SID',
      example: 'AC0123456789',
      pattern: { matches: /^AC\w+$/, message: 'must be AC, followed by letters and digits' },
    }),
    authToken: optionalSecretSetting({
      description: 'Auth token of accountSid (Twilio Console, Account Info); required without an API key.',
      env: 'TWILIO_AUTH_TOKEN',
      pattern,
    }),
    apiKeySid: optionalTextSetting({
      description: 'SID of an API key of accountSid, used instead of authToken (Twilio Console, API keys & tokens).',
      env: 'TWILIO_API_KEY',
      example: 'SK0123456789',
      pattern: { matches: /^SK\w+$/, message: 'must be SK, followed by letters and digits' },
    }),
    apiKeySecret: optionalSecretSetting({ description: 'Secret of apiKeySid.', env: 'TWILIO_API_SECRET', pattern }),
    ...connectionSettings(documentedBaseUrl),
  },
  ({ authToken, apiKeySid, apiKeySecret }) =>
    authToken || (apiKeySid && apiKeySecret)
      ? undefined
      : { setting: 'authToken', message: 'must be set, or both apiKeySid and apiKeySecret' },
);

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type TwilioSettings = SettingsInput<typeof settings>;
