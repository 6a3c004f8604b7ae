import {
  connectionSettings,
  defineSettings,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  accessToken: secretSetting({
    description: 'Access token for the ANTGST WhatsApp API, without the word Bearer.',
    env: 'ANTGST_ACCESS_TOKEN',
  }),
  ...connectionSettings('https://wa.antgst.com/v1/whatsapp'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type AntgstSettings = SettingsInput<typeof settings>;
