import { type Fleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectSdk2 } from '../../support/clients.js';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../../support/http-server.js';
import { sha256Of } from '../../support/token.js';

const app = { id: '634974688910001', name: 'Agency', secret: '00112233445566778899aabbccddeeff' };
const north = { id: '506914307910001', name: 'North AS', wabaId: '10229012941000001' };
const south = { id: '506914307910002', name: 'South AS', wabaId: '10229012941000002' };
/** What is known of the WABA of South. Its ID is in the calls themselves. */
const secrets = /South|506914307910002|10634052310000002|4721250002/;
const accessToken = 'EAA-sandbox-agency-token-not-real';

function wabaOf({ id, name, wabaId }: typeof north, index: number): Fleet['meta']['wabas'][number] {
  const number = {
    id: `1063405231000000${index}`,
    display_phone_number: `+47 21 25 000${index}`,
    verified_name: name,
    status: 'CONNECTED',
  };
  return { fields: { id: wabaId, name: `${name} Shop`, owner_business_info: { id, name } }, numbers: [number] };
}

/** One token that may read the WABAs of two businesses. */
const fleet: Fleet['meta'] = {
  apps: [app],
  businesses: [north, south].map(({ id, name, wabaId }) => ({ id, name, owned: [wabaId], shared: [] })),
  wabas: [wabaOf(north, 1), wabaOf(south, 2)],
  tokens: [
    {
      account: 'agency',
      accessToken,
      appId: app.id,
      businessId: north.id,
      scopes: ['whatsapp_business_management', 'business_management'],
      granted: [north.wabaId, south.wabaId],
      settings: {},
    },
  ],
};

const callers = { 'north-business': 'token-7a1c', 'north-waba': 'token-93fe', operator: 'token-c20b' };

let sandbox: Sandbox<'meta'>;
let folder: ConfigFolder;
let server: HttpServer;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'], fleet: { meta: fleet } });
  const { agency } = sandbox.accounts();
  const accounts = {
    'north-business': { ...agency, businessId: north.id },
    'north-waba': { ...agency, wabaId: north.wabaId },
    south: { ...agency, wabaId: south.wabaId },
  };
  const tokens = Object.entries(callers).map(([name, token]) => ({
    name,
    sha256: sha256Of(token),
    ...(name in accounts ? { accounts: [name] } : {}),
  }));
  folder = await configFolder({ accounts, http: { auth: { tokens } } });
  server = await startHttpServer(['--config', folder.file]);
});
afterAll(async () => {
  await server.close();
  await sandbox.close();
  await folder.remove();
});

const connect = (caller: keyof typeof callers) => connectSdk2({ url: server.url, token: callers[caller] });

/** All that a caller can fetch of one account, with the WABA of South named where a WABA can be named. */
async function everythingOf(alias: 'north-business' | 'north-waba') {
  const { callTool, sdk, close } = await connect(alias);
  const { wabaId } = south;
  const results = [
    await callTool('list-numbers', { wabaId, detail: 'full' }),
    await callTool('list-numbers', { wabaId, maxAgeSeconds: 0 }),
    await callTool('list-numbers', { wabaId, accounts: [alias] }),
    await callTool('get-waba', { account: alias, wabaId }),
    await callTool('get-waba', { account: alias, wabaId, maxAgeSeconds: 0 }),
    await callTool('get-waba', { account: 'south', wabaId }),
    await callTool('list-numbers', { accounts: ['south'], wabaId }),
  ];
  const resources = [
    await sdk.listResources(),
    await sdk.readResource({ uri: `wabascope://accounts/${alias}/numbers` }),
    await sdk.readResource({ uri: `wabascope://accounts/${alias}/wabas` }),
  ];
  const own = await callTool('get-waba', { account: alias, wabaId: north.wabaId });
  await close();
  return { text: JSON.stringify([results, resources]), own, resources };
}

describe.each(['north-business', 'north-waba'] as const)(
  'a caller with access to %s, one of two accounts that share a provider token',
  (alias) => {
    it('sees its own WABA and no data of the WABA of the other account', async () => {
      const { text, own, resources } = await everythingOf(alias);
      expect(own.data.wabas).toMatchObject([{ id: north.wabaId, name: 'North AS Shop' }]);
      expect(JSON.stringify(resources)).toContain('+4721250001');
      expect(text).not.toMatch(secrets);
    });

    it('sees no data of that WABA after another caller has fetched it', async () => {
      const operator = await connect('operator');
      const { data } = await operator.callTool('list-numbers', { wabaId: south.wabaId });
      const { data: details } = await operator.callTool('get-waba', { account: 'south', wabaId: south.wabaId });
      await operator.close();
      expect(JSON.stringify([data, details])).toMatch(secrets);
      expect(data).toMatchObject({ total: 1, numbers: [{ account: 'south' }], failures: [] });
      expect((await everythingOf(alias)).text).not.toMatch(secrets);
    });
  },
);
