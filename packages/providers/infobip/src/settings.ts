import {
  booleanSetting,
  connectionSettings,
  defineSettings,
  optionalListSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
} from '@wabascope/provider-kit';
import * as z from 'zod';

const example = 'https://example.api.infobip.com';
const { baseUrl, timeoutMs } = connectionSettings(example);

const definitions = {
  // Required, because each account has its own.
  baseUrl: {
    schema: z.string({ error: 'must be a URL' }).pipe(baseUrl.schema as z.ZodType<string, string>),
    info: {
      type: 'string',
      required: true,
      secret: false,
      description: 'Base URL of the account, with https:// (Infobip portal, home page).',
      env: 'INFOBIP_BASE_URL',
      example,
    },
  },
  apiKey: secretSetting({
    description: 'API key with the scope whatsapp:manage (Infobip portal, Developer Tools, API keys).',
    env: 'INFOBIP_API_KEY',
  }),
  senders: optionalListSetting({
    description: 'The WhatsApp senders to show, with country code; required unless discoverNumbers is true.',
    env: 'INFOBIP_SENDERS',
    example: '447700900101',
    pattern: { matches: /^\+?\d{1,15}$/, message: 'must be a number of digits only, such as 447700900101' },
  }),
  discoverNumbers: booleanSetting({
    description: 'Whether to add the WhatsApp numbers of the numbers list; also requires the scope numbers:manage.',
    env: 'INFOBIP_DISCOVER_NUMBERS',
  }),
  timeoutMs,
} as const;

export const settings = defineSettings(definitions, ({ senders = [], discoverNumbers }) =>
  senders.length > 0 || discoverNumbers
    ? undefined
    : { setting: 'senders', message: 'must have at least one entry unless discoverNumbers is true' },
);

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type InfobipSettings = SettingsInput<typeof settings>;
