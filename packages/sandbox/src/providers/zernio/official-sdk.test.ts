import { Zernio } from '@zernio/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';

let sandbox: Sandbox<'zernio'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['zernio'] });
});
afterAll(() => sandbox.close());

/** The types of the SDK need a package that it does not install. */
interface Account {
  readonly platform: string;
  readonly displayName: string;
}

const client = (apiKey = accountOf(sandbox, 'zernio', 'lisbon').apiKey, baseURL = sandbox.baseUrls.zernio) =>
  new Zernio({ apiKey, baseURL });

it('the official SDK lists the accounts of WhatsApp, with those over the limit if it wants them', async () => {
  const { data } = await client().accounts.listAccounts({ query: { platform: 'whatsapp' } });
  expect(data?.accounts).toHaveLength(13);
  expect(data?.accounts[0]).toMatchObject({
    platform: 'whatsapp',
    isActive: true,
    metadata: { qualityRating: 'GREEN', messagingLimitTier: 'TIER_UNLIMITED', displayPhoneNumber: '+1 202-555-0151' },
  });
  const all = await client().accounts.listAccounts({ query: { includeOverLimit: true } });
  expect(
    all.data?.accounts.map(({ platform }: Account) => platform).filter((word: string) => word !== 'whatsapp'),
  ).toEqual(['instagram']);
  expect(all.data?.accounts).toHaveLength(15);
});

it('it pages and filters', async () => {
  const query = { platform: 'whatsapp', page: 2, limit: 10 };
  const { data } = await client().accounts.listAccounts({ query });
  expect(data).toMatchObject({ accounts: { length: 3 }, pagination: { page: 2, limit: 10, total: 13, pages: 2 } });
  const lost = await client().accounts.listAccounts({ query: { platform: 'whatsapp', status: 'disconnected' } });
  expect(lost.data?.accounts.map(({ displayName }: Account) => displayName)).toEqual(['Linden Orders', 'Linden Fair']);
});

it('it reads a number and its WABA from Meta', async () => {
  const { data } = await client().accounts.listAccounts({ query: { platform: 'whatsapp' } });
  const read = (index: number) =>
    client().whatsappphonenumbers.getWhatsAppNumberInfo({ query: { accountId: data?.accounts[index]?._id ?? '' } });
  expect((await read(2)).data).toMatchObject({
    phone: { status: 'RATE_LIMITED', messaging_limit_tier: 'TIER_250', health_status: { can_send_message: 'LIMITED' } },
    waba: { name: 'Quay Kiosk', business_verification_status: 'verified', timezone_id: '94' },
  });
  expect((await read(11)).data?.waba).toBeNull();
  await expect(read(12)).rejects.toMatchObject({
    statusCode: 400,
    type: 'platform_error',
    platformError: { code: 100, error_subcode: 33 },
  });
});

it('it understands the errors of a key, of a parameter and of a rate limit', async () => {
  await expect(client('sk_wrong').accounts.listAccounts()).rejects.toMatchObject({
    statusCode: 401,
    type: 'authentication_error',
  });
  const half = client().accounts.listAccounts({ query: { page: 1 } });
  await expect(half).rejects.toMatchObject({ statusCode: 400, type: 'invalid_request_error', param: 'limit' });
  const slow = await startSandbox({ providers: ['zernio'], rateLimits: { zernio: { requests: 1, perMs: 60_000 } } });
  const limited = client(accountOf(slow, 'zernio', 'lisbon').apiKey, slow.baseUrls.zernio);
  await limited.accounts.listAccounts();
  const error = { statusCode: 429, limit: 1, remaining: 0, resetAt: expect.any(Date) };
  await expect(limited.accounts.listAccounts()).rejects.toMatchObject(error);
  await slow.close();
});
