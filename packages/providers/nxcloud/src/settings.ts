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
  accessKey: textSetting({
    description: 'Access key that NXCloud gives to a customer.',
    env: 'NXCLOUD_ACCESS_KEY',
    example: 'fmexample3ki',
  }),
  accessSecret: secretSetting({
    description: 'The access secret of accessKey; it signs each request.',
    env: 'NXCLOUD_ACCESS_SECRET',
  }),
  appkey: textSetting({
    description: 'Appkey of the WhatsApp application at NXCloud whose numbers are listed.',
    env: 'NXCLOUD_APPKEY',
    example: 'jh42example',
  }),
  algorithm: choiceSetting(['md5', 'sha256'], {
    description: 'Hash of the signature; NXCloud takes both.',
    env: 'NXCLOUD_ALGORITHM',
  }),
  ...connectionSettings('https://api2.nxcloud.com'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type NxcloudSettings = SettingsInput<typeof settings>;
