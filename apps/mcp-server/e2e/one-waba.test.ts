import { type Fleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { connectSdk2 } from './support/clients.js';
import { type ConfigFolder, configFolder } from './support/config-folder.js';

const business = { id: '506914307900001', name: 'Fjord Gruppen AS' };
const app = { id: '634974688900001', name: 'Fjord Messaging', secret: '00112233445566778899aabbccddeeff' };
const idOf = (index: number) => `10229012940000${String(index).padStart(3, '0')}`;
const wabaId = idOf(321);

const numberOf = (index: number) => ({
  id: `10634052300000${String(index).padStart(3, '0')}`,
  display_phone_number: `+47 21 24 ${String(index).padStart(4, '0')}`,
  verified_name: `Fjord ${index}`,
  status: 'CONNECTED',
});
const emptyWabaId = idOf(9);

/** A business with 500 WABAs of one number each, and one of them without. */
const fleet: Fleet['meta'] = {
  apps: [app],
  businesses: [{ ...business, owned: Array.from({ length: 500 }, (_, index) => idOf(index)), shared: [] }],
  wabas: Array.from({ length: 500 }, (_, index) => ({
    fields: { id: idOf(index), name: `Fjord ${index}`, owner_business_info: business },
    numbers: idOf(index) === emptyWabaId ? [] : [numberOf(index)],
  })),
  tokens: [
    {
      account: 'bergen',
      accessToken: 'EAA-sandbox-fjord-token-not-real',
      appId: app.id,
      businessId: business.id,
      scopes: ['whatsapp_business_management', 'business_management'],
      granted: [],
      settings: { businessId: business.id },
    },
  ],
};

let sandbox: Sandbox<'meta'>;
let folder: ConfigFolder;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'], fleet: { meta: fleet } });
  folder = await configFolder({ accounts: sandbox.accounts() });
});
beforeEach(() => sandbox.requests.clear());
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

async function freshServer() {
  const client = await connectSdk2({ args: ['--config', folder.file] });
  onTestFinished(() => client.close());
  return client;
}

it('get-waba for one WABA of an account with 500 takes at most three requests', async () => {
  const client = await freshServer();
  const { data } = await client.callTool('get-waba', { account: 'bergen', wabaId });
  expect(data).toMatchObject({ wabas: [{ id: wabaId, name: 'Fjord 321' }], total: 1, failures: [] });
  expect(sandbox.requests.list().length).toBeLessThanOrEqual(3);
});

it('list-numbers for one WABA of an account with 500 takes at most three requests', async () => {
  const client = await freshServer();
  const { data } = await client.callTool('list-numbers', { wabaId, detail: 'full' });
  expect(data).toMatchObject({ numbers: [{ wabaId, wabaName: 'Fjord 321' }], total: 1, failures: [] });
  expect(sandbox.requests.list().length).toBeLessThanOrEqual(3);
});

it.each([{ canSend: ['BLOCKED'] }, { query: 'Unknown' }, { wabaId: emptyWabaId }])(
  'list-numbers for one WABA with %j finds no number in at most three requests',
  async (filters) => {
    const client = await freshServer();
    const { data, isError } = await client.callTool('list-numbers', { wabaId, ...filters });
    expect({ isError, ...data }).toMatchObject({ isError: false, total: 0, failures: [] });
    expect(sandbox.requests.list().length).toBeLessThanOrEqual(3);
  },
);
