import {
  connectionSettings,
  defineSettings,
  optionalSecretSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
} from '@wabascope/provider-kit';

/** The setting replaces `{region}`. */
export const documentedBaseUrl = 'https://social-messaging.{region}.amazonaws.com';

export const settings = defineSettings({
  region: textSetting({
    description: 'AWS Region of the WABAs. A WABA is in exactly one Region.',
    env: 'AWS_REGION',
    example: 'eu-west-1',
    pattern: { matches: /^[a-z]+(-[a-z]+)+-\d{1,2}$/, message: 'must be a Region such as eu-west-1' },
  }),
  accessKeyId: textSetting({
    description: 'Access key ID of an IAM user or role that may list the linked WABAs and read each of them.',
    env: 'AWS_ACCESS_KEY_ID',
    example: 'AKIAIOSFODNN7EXAMPLE',
  }),
  secretAccessKey: secretSetting({
    description: 'The secret access key of accessKeyId (IAM console, Users, Security credentials).',
    env: 'AWS_SECRET_ACCESS_KEY',
  }),
  sessionToken: optionalSecretSetting({
    description: 'Session token, when accessKeyId and secretAccessKey are temporary.',
    env: 'AWS_SESSION_TOKEN',
  }),
  ...connectionSettings(documentedBaseUrl),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type AwsSettings = SettingsInput<typeof settings>;
