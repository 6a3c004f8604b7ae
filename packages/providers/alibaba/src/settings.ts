import {
  connectionSettings,
  defineSettings,
  optionalSecretSetting,
  optionalTextSetting,
  type SettingsInput,
  type SettingsOf,
  secretSetting,
  textSetting,
  withDefault,
} from '@wabascope/provider-kit';

/** The only public endpoint of the product (Singapore). */
const documentedBaseUrl = 'https://cams.ap-southeast-1.aliyuncs.com';

export const settings = defineSettings({
  accessKeyId: textSetting({
    description: 'AccessKey ID of a RAM user with cams:QueryChatappPhoneNumbers and cams:QueryChatappBindWaba.',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    example: 'LTAI5tExampleKeyId',
  }),
  accessKeySecret: secretSetting({
    description: 'The AccessKey secret of accessKeyId (RAM console, Users, AccessKey).',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
  }),
  securityToken: optionalSecretSetting({
    description: 'STS token, when accessKeyId and accessKeySecret are temporary.',
    env: 'ALIBABA_CLOUD_SECURITY_TOKEN',
  }),
  regionId: withDefault(
    'ap-southeast-1',
    optionalTextSetting({
      description: 'Region of the endpoint. Only ap-southeast-1 exists today.',
      env: 'ALIBABA_CLOUD_REGION_ID',
      example: 'ap-southeast-1',
      pattern: { matches: /^[a-z]+-[a-z0-9-]+$/, message: 'must be a region ID such as ap-southeast-1' },
    }),
  ),
  custSpaceId: optionalTextSetting({
    description: 'Space ID of an ISV sub-customer, or the instance ID of a direct customer (Chat App console).',
    env: 'ALIBABA_CLOUD_CUST_SPACE_ID',
    example: '29348393884',
  }),
  isvCode: optionalTextSetting({
    description: 'ISV verification code; only for older ISV integrations.',
    env: 'ALIBABA_CLOUD_ISV_CODE',
  }),
  ...connectionSettings(documentedBaseUrl),
});

export type Settings = SettingsOf<typeof settings>;

/** The settings of an account, as a configuration file has them. */
export type AlibabaSettings = SettingsInput<typeof settings>;

/** The base URL of calls. A `baseUrl` that differs from the default outranks `regionId`. */
export function endpointOf({ baseUrl, regionId }: Settings): string {
  return baseUrl === documentedBaseUrl ? `https://cams.${regionId}.aliyuncs.com` : baseUrl;
}
