import twilio from 'twilio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import { twilioFleet } from './fleet.js';

let sandbox: Sandbox<'twilio'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['twilio'] });
});
afterAll(() => sandbox.close());

/** A client of an account, with its key if it has one. */
function clientOf(name: string, changes: { readonly authToken?: string } = {}) {
  const { accountSid, authToken, apiKeySid, apiKeySecret } = { ...accountOf(sandbox, 'twilio', name), ...changes };
  const client =
    apiKeySid === undefined ? twilio(accountSid, authToken) : twilio(apiKeySid, apiKeySecret, { accountSid });
  client.messaging.baseUrl = sandbox.baseUrls.twilio;
  return client.messaging.v2.channelsSenders;
}

describe('the official SDK', () => {
  it.each([
    ['denver', 13],
    ['quito', 3],
  ])('lists the senders of %s, page by page', async (name, count) => {
    const senders = await clientOf(name).list({ channel: 'whatsapp', pageSize: 5 });
    const all = twilioFleet.find(({ account }) => account === name)?.senders ?? [];
    const ofWhatsApp = all.filter(({ sender_id: id }) => id.startsWith('whatsapp:'));
    expect(senders.map(({ senderId, status, sid }) => ({ senderId, status, sid }))).toEqual(
      ofWhatsApp.map(({ sender_id: senderId, status, sid }) => ({ senderId, status, sid })),
    );
    expect(senders).toHaveLength(count);
  });

  it('reads every block of a sender, and those that are null', async () => {
    const [first, ...others] = await clientOf('denver').list({ channel: 'whatsapp' });
    expect(first).toMatchObject({
      configuration: { wabaId: '403020100908070601' },
      properties: { qualityRating: 'HIGH', messagingLimit: '10K Customers/24hr' },
      profile: { name: 'Aspen Rentals' },
      webhook: { callbackUrl: 'https://hooks.example/inbound' },
    });
    expect(others.find(({ status }) => status === 'OFFLINE')?.offlineReasons).toMatchObject([{ code: '63112' }]);
    expect(others.find(({ status }) => status === 'DRAFT')).toMatchObject({ profile: null, properties: null });
  });

  it('lists the senders of the other channel', async () => {
    const [sender, ...others] = await clientOf('denver').list({ channel: 'rcs' });
    expect([sender?.senderId, others]).toEqual(['rcs:aspen_agent', []]);
  });

  it('fetches one sender by its SID', async () => {
    const [sender] = await clientOf('quito').list({ channel: 'whatsapp', limit: 1 });
    expect(await clientOf('quito')(sender?.sid ?? '').fetch()).toMatchObject({ senderId: 'whatsapp:+593990000001' });
  });

  it('understands the errors of a wrong token and of a SID that does not exist', async () => {
    const wrong = clientOf('denver', { authToken: 'wrong' }).list({ channel: 'whatsapp' });
    await expect(wrong).rejects.toMatchObject({ status: 401, code: 20003 });
    const missing = clientOf('denver')(`XE${'f'.repeat(32)}`).fetch();
    await expect(missing).rejects.toMatchObject({ status: 404, code: 20404 });
  });
});
