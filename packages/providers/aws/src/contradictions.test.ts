import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { open, serve } from './__fixtures__/account.js';

const waba = { id: 'waba-1', wabaId: '102290129340398', registrationStatus: 'COMPLETE' };

async function accountWith(waba: object, around: object = {}) {
  const phoneNumbers = [{ metaPhoneNumberId: '1', phoneNumber: '+442079460001' }];
  const { baseUrl, received } = await serve(({ path }) => ({
    status: 200,
    body: path.endsWith('/list')
      ? { linkedAccounts: [waba], ...around }
      : { account: { ...waba, phoneNumbers }, ...around },
  }));
  return { account: await open({ baseUrl }), received };
}

it.each(['COMPLETE', 'INCOMPLETE'])(
  'registrationStatus: two words without a meaning for the WABA; %s is UNKNOWN and stays in reported',
  async (registrationStatus) => {
    const { account } = await accountWith({ ...waba, registrationStatus });
    expect(await listAll(account, 'wabas')).toMatchObject({
      items: [{ status: 'UNKNOWN', reported: { status: registrationStatus } }],
      warnings: [],
    });
  },
);

it.each([
  ['a number of seconds', 1_741_300_000, '2025-03-06T22:26:40.000Z'],
  ['a number with a fraction', 1_741_300_000.5, '2025-03-06T22:26:40.500Z'],
  ['a number with an exponent', 1.7413e9, '2025-03-06T22:26:40.000Z'],
  ['ISO 8601, as in some samples', '2025-03-06T22:26:40Z', '2025-03-06T22:26:40.000Z'],
])('linkDate: a timestamp in the model; read as %s', async (_, linkDate, expected) => {
  const { account } = await accountWith({ ...waba, linkDate });
  expect(await listAll(account, 'wabas')).toMatchObject({
    items: [{ extensions: { aws: { linkDate: expected } } }],
    warnings: [],
  });
});

it('the ID of a WABA: at most 100 characters in the model and 115 in newer documents; any length is sent', async () => {
  const id = `waba-${'a'.repeat(200)}`;
  const { account, received } = await accountWith({ ...waba, id });
  expect((await listAll(account, 'numbers')).items).toHaveLength(1);
  expect(received.at(-1)?.query.id).toBe(id);
});

it('members of newer documents, and of later ones, lead to no warning', async () => {
  const { account } = await accountWith({ ...waba, directSend: { enforced: true } }, { newer: 'member' });
  expect((await listAll(account, 'numbers')).warnings).toEqual([]);
  expect((await listAll(account, 'wabas')).warnings).toEqual([]);
});
