import {
  booleanSetting,
  connectionSettings,
  defineSettings,
  optionalTextSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';

export const settings = defineSettings({
  apiKey: secretSetting({
    description: 'API key of the project (Kapso dashboard, Project Settings, API Keys).',
    env: 'KAPSO_API_KEY',
  }),
  customerId: optionalTextSetting({
    description: 'Lists only the numbers of this Kapso customer. Without it, all numbers of the project.',
    env: 'KAPSO_CUSTOMER_ID',
    example: '3f2e1d0c-9b8a-7f6e-5d4c-3b2a1f0e9d8c',
  }),
  healthChecks: booleanSetting({
    description: 'Runs the live health check of each number: one more request for each, at most 60 a minute.',
    env: 'KAPSO_HEALTH_CHECKS',
  }),
  ...connectionSettings('https://api.kapso.ai'),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type KapsoSettings = SettingsInput<typeof settings>;
