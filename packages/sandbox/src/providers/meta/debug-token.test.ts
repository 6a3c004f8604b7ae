import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf, metaRequest, send } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, type Sandbox, startSandbox } from '../../index.js';

const [retail, nordlys] = ['10229012934000001', '506914307000001'];
const { apps } = defaultFleet.meta;

let sandbox: Sandbox<'meta'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['meta'] });
});
afterAll(() => sandbox.close());

/** What the token of the account `oslo` can read about the token of another account. */
async function inspected(name: string) {
  const { accessToken } = accountOf(sandbox, 'meta', name);
  const oslo = accountOf(sandbox, 'meta', 'oslo');
  return bodyOf(await send(metaRequest(oslo, `/v25.0/debug_token?input_token=${accessToken}`)));
}

it('debug_token returns the expiry and the scopes to a token if its user is a developer of the app', async () => {
  expect(await inspected('oslo')).toMatchObject({
    data: {
      expires_at: 0,
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging', 'business_management'],
    },
  });
  expect(await inspected('tripoli')).toMatchObject({ error: { code: 100 } });
});

it('a token is granted what its targets say, for each scope', async () => {
  const targets = { whatsapp_business_messaging: [retail], business_management: [nordlys] };
  const tokens = defaultFleet.meta.tokens.map((token) => ({ ...token, targets }));
  const special = await startSandbox({ providers: ['meta'], fleet: { meta: { ...defaultFleet.meta, tokens } } });
  const [app] = apps;
  const asker = { baseUrl: special.baseUrls.meta, accessToken: `${app?.id}|${app?.secret}` };
  const path = `/v25.0/debug_token?input_token=${tokens[0]?.accessToken}`;
  expect(await bodyOf(await send(metaRequest(asker, path)))).toHaveProperty('data.granular_scopes', [
    { scope: 'whatsapp_business_messaging', target_ids: [retail] },
    { scope: 'business_management', target_ids: [nordlys] },
  ]);
  await special.close();
});
