import { createRequire } from 'node:module';
import type CamsClient from '@alicloud/cams20200606';
import type { Config } from '@alicloud/openapi-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../index.js';

// The SDK is CommonJS whose default export Node does not see through.
const require = createRequire(import.meta.url);
const cams: { default: typeof CamsClient } & typeof import('@alicloud/cams20200606') = require('@alicloud/cams20200606');
const openApi: { Config: typeof Config } = require('@alicloud/openapi-client');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['alibaba'] });
});
afterAll(() => sandbox.close());

function client(settings: { accessKeyId: string; accessKeySecret: string; securityToken?: string }, version?: string) {
  const config = new openApi.Config({
    ...settings,
    protocol: 'HTTP',
    endpoint: new URL(sandbox.baseUrls.alibaba).host,
    ...(version && { signatureAlgorithm: version }),
  });
  return new cams.default(config);
}

describe.each([
  ['V3', undefined],
  ['V2', 'v2'],
])('the official SDK with signature %s', (_, version) => {
  it.each(['singapore', 'jakarta'])('lists the numbers of %s', async (account) => {
    const { provider: _, baseUrl: __, custSpaceId, isvCode, ...key } = sandbox.accounts()[account] as never;
    const { body } = await client(key, version).queryChatappPhoneNumbers(
      new cams.QueryChatappPhoneNumbersRequest({ custSpaceId, isvCode }),
    );
    expect(body?.code).toBe('OK');
    expect(body?.phoneNumbers?.length).toBeGreaterThan(2);
  });
});
