import {
  choiceSetting,
  connectionSettings,
  defineSettings,
  type SettingsOf,
  secretSetting,
  textSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  accessKey: textSetting({
    description: 'Access key of the NXCloud customer (NXCloud console, developer settings).',
    env: 'NXCLOUD_ACCESS_KEY',
    example: 'fmexample3ki',
  }),
  accessSecret: secretSetting({
    description: 'The access secret that belongs to accessKey (NXCloud console, developer settings).',
    env: 'NXCLOUD_ACCESS_SECRET',
  }),
  appkey: textSetting({
    description: 'Appkey of the WhatsApp application whose numbers are listed (NXCloud console, applications).',
    env: 'NXCLOUD_APPKEY',
    example: 'jh42example',
  }),
  algorithm: choiceSetting(['md5', 'sha256'], {
    description: 'Hash of the signature; NXCloud must have sha256 switched on for the account.',
    env: 'NXCLOUD_ALGORITHM',
  }),
  ...connectionSettings('https://api2.nxcloud.com'),
});

export type Settings = SettingsOf<typeof settings>;
