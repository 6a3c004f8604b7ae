import {
  connectionSettings,
  defineSettings,
  optionalListSetting,
  optionalSecretSetting,
  optionalTextSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  withDefault,
} from '@wabascope/provider-kit';

const oneWord = { matches: /^[\x21-\x7e]+$/, message: 'must be one line without spaces' };
const digits = { matches: /^\d{1,32}$/, message: 'must be an ID of digits only' };
const headerName = { matches: /^[a-z][a-z\d-]{0,63}$/i, message: 'must be the name of a request header' };

const definitions = {
  accessToken: secretSetting({
    description:
      'Access token with whatsapp_business_management, preferably of a system user (Business settings, System users).',
    env: 'WHATSAPP_ACCESS_TOKEN',
    pattern: oneWord,
  }),
  appSecret: optionalSecretSetting({
    description:
      'Secret of the app that the token belongs to (App Dashboard, Basic); every call then carries a proof of it.',
    env: 'META_APP_SECRET',
    pattern: oneWord,
  }),
  appId: optionalTextSetting({
    description:
      'ID of that app; together with appSecret it finds the WABAs of the token when neither wabaId nor businessId is set.',
    env: 'META_APP_ID',
    example: '634974688087057',
    pattern: digits,
  }),
  wabaId: optionalTextSetting({
    description:
      'ID of the one WABA to show (Business settings, Accounts, WhatsApp accounts); not together with businessId.',
    env: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
    example: '102290129340398',
    pattern: digits,
  }),
  businessId: optionalTextSetting({
    description:
      'ID of a business portfolio (Business settings, Business info) to show every WABA that it owns or that is shared with it; also requires business_management.',
    env: 'META_BUSINESS_ID',
    example: '506914307656634',
    pattern: digits,
  }),
  wabaIds: optionalListSetting({
    description:
      'IDs of the WABAs to show. Nothing else is requested, so this also works with services that only pass on calls about a WABA.',
    env: 'WHATSAPP_BUSINESS_ACCOUNT_IDS',
    pattern: digits,
  }),
  authHeader: optionalTextSetting({
    description: 'Header for accessToken, for another service with the API of Meta; Authorization when left out.',
    example: 'X-API-Key',
    pattern: headerName,
  }),
  authScheme: optionalTextSetting({
    description:
      'Word before accessToken in that header, or "none"; Bearer when left out for Authorization, none for another header.',
    example: 'none',
    pattern: { matches: /^[A-Za-z][\w-]{0,31}$/, message: 'must be one word' },
  }),
  wabaHeader: optionalTextSetting({
    description: 'Header for the ID of the WABA that a call is about, for services that require one.',
    example: 'x-waba-id',
    pattern: headerName,
  }),
  apiVersion: withDefault(
    'v25.0',
    optionalTextSetting({
      description: 'Version of the Graph API.',
      env: 'META_GRAPH_API_VERSION',
      pattern: { matches: /^v\d{1,3}(\.\d{1,2})?$/, message: 'must be a version such as v25.0' },
    }),
  ),
  ...connectionSettings('https://graph.facebook.com'),
};

export const settings = defineSettings(definitions, (values) => {
  const { wabaId, wabaIds, businessId } = values;
  if (wabaId !== undefined && businessId !== undefined) {
    return { setting: 'businessId', message: 'must not be set together with wabaId, which shows one WABA only' };
  }
  if (wabaIds !== undefined && (wabaId ?? businessId) !== undefined) {
    return { setting: 'wabaIds', message: 'must not be set together with wabaId or businessId' };
  }
  if (wabaIds?.length === 0) return { setting: 'wabaIds', message: 'must not be empty' };
  const ofOtherService = (['authHeader', 'authScheme', 'wabaHeader'] as const).find(
    (name) => values[name] !== undefined,
  );
  const ofMeta = (['businessId', 'appId', 'appSecret'] as const).find((name) => values[name] !== undefined);
  return ofOtherService === undefined || ofMeta === undefined
    ? undefined
    : { setting: ofOtherService, message: `must not be set together with ${ofMeta}, which only Meta supports` };
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type MetaSettings = SettingsInput<typeof settings>;
