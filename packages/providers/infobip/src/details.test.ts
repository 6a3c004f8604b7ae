import { listAll, type RecordedResponse } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { open, serve } from './__fixtures__/account.js';

const later = { 'retry-after': '3600' };
const all = Array.from({ length: 20 }, (_, index) => String(447_700_900_101 + index));

/** An account of twenty senders. Business info has the response of `details`; each sender has a WABA. */
async function accountWith(details: (sender: string) => RecordedResponse) {
  const { baseUrl, received } = await serve(({ path, query }) => {
    const [, sender] = /senders\/(\d+)\/business-info/.exec(path) ?? [];
    if (sender !== undefined) return details(sender);
    if (path.endsWith('/templates')) return { status: 200, body: { results: [{ businessAccountId: 1022901 }] } };
    return { status: 200, body: { results: (query.senders ?? '').split(',').map((each) => ({ sender: each })) } };
  });
  const requested = () => received.filter(({ path }) => path.endsWith('/business-info')).length;
  return { account: await open({ baseUrl, senders: all }), requested };
}

const found: RecordedResponse = { status: 200, body: { displayName: 'Thames' } };
const failed: RecordedResponse = { status: 500, headers: later, body: { errorCode: 'E500', description: 'Said so.' } };

describe('display names that cannot be read', () => {
  it('of one sender cost that name only, with a warning', async () => {
    const { account } = await accountWith((sender) => (sender === all[3] ? failed : found));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.filter(({ verifiedName }) => verifiedName === undefined).map(({ id }) => id)).toEqual([all[3]]);
    expect(items.every(({ wabaId }) => wabaId === '1022901')).toBe(true);
    expect(warnings).toEqual([
      {
        type: 'other',
        message:
          'The display name of 1 of 20 senders could not be read (unavailable): Infobip has a problem; try again later.',
        raw: 'Said so.',
      },
    ]);
  });

  it('of the first eight senders end these calls, with one warning', async () => {
    const { account, requested } = await accountWith(() => failed);
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toHaveLength(20);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('of 20 of 20 senders') }]);
    expect(requested()).toBe(8);
  });

  it('because Infobip does not find a sender are not a warning', async () => {
    const body = { errorCode: 'E404', description: 'Not found.' };
    const { account, requested } = await accountWith(() => ({ status: 404, body }));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items).toHaveLength(20);
    expect(warnings).toEqual([]);
    expect(requested()).toBe(20);
  });

  it.each([
    [{ displayName: ['Thames'] }, 'bad-response'],
    ['<html></html>', 'bad-response'],
  ])('because of the body %j are a warning', async (body, code) => {
    const { account } = await accountWith((sender) => (sender === all[0] ? { status: 200, body } : found));
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.filter(({ verifiedName }) => verifiedName === 'Thames')).toHaveLength(19);
    expect(warnings).toMatchObject([{ message: expect.stringContaining(code) }]);
  });
});
