import { connectionSettings, defineSettings, type SettingsOf, secretSetting } from '@wabascope/provider-kit';

/** What an account needs. Add what else there is: `textSetting` for what may be seen, `choiceSetting` for a few words. */
export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key (Acme console, Developers).',
    env: 'ACME_API_KEY',
  }),
  ...connectionSettings('https://api.acme.example/v1'),
});

export type Settings = SettingsOf<typeof settings>;
