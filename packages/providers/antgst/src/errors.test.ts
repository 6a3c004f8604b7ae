import { inspect } from 'node:util';
import { listAll, listingError } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accessToken, accountWith, openAccount, serve } from './__fixtures__/account.js';

const phrase = 'words of the provider';

it.each([
  [401, 'auth', ['accessToken']],
  [403, 'permission', ['accessToken']],
  [404, 'not-found', undefined],
  [429, 'rate-limit', undefined],
  [400, 'rejected', undefined],
  [500, 'unavailable', undefined],
  [503, 'unavailable', undefined],
])('HTTP %i causes the error %s', async (status, code, settings) => {
  // Longer than the call may take.
  const headers = { 'retry-after': '600' };
  const { baseUrl } = await serve(() => ({ status, headers, body: { code: String(status), msg: phrase } }));
  const error = await listingError(await openAccount({ baseUrl }));
  expect(error).toMatchObject({ code, details: { status, upstreamCode: String(status), upstreamMessage: phrase } });
  expect(error.details.settings).toEqual(settings);
});

it.each([
  [{ code: '401', msg: phrase }, 'auth', '401'],
  [{ code: 403, msg: phrase, data: null }, 'permission', '403'],
  [{ code: '10023', msg: phrase, data: [] }, 'rejected', '10023'],
  [{ code: 'PARAM_ERROR', message: phrase }, 'rejected', 'PARAM_ERROR'],
  [{ error: { code: 'NOT_FOUND', message: phrase } }, 'rejected', 'NOT_FOUND'],
  [{ error: phrase }, 'rejected', undefined],
])('HTTP 200 with %j in place of rows causes the error %s', async (body, code, upstreamCode) => {
  const error = await listingError(await accountWith(body));
  expect(error).toMatchObject({ code, details: { status: 200, upstreamMessage: phrase } });
  expect(error.details.upstreamCode).toBe(upstreamCode);
});

it.each([
  { code: '0', msg: 'success' },
  { code: 200, msg: 'success' },
  { code: 'SUCCESS', error: null },
])('rows beside %j are rows, and so is an empty list', async (envelope) => {
  const row = { phoneNumberId: '1', displayPhoneNumber: '+44 7911 123401' };
  expect((await listAll(await accountWith({ ...envelope, data: [row], pages: 1 }), 'numbers')).items).toHaveLength(1);
  expect((await listAll(await accountWith({ ...envelope, data: [], pages: 1 }), 'numbers')).items).toEqual([]);
});

it('rows count with any code', async () => {
  const row = { phoneNumberId: '1', displayPhoneNumber: '+44 7911 123401' };
  const account = await accountWith({ code: '10000', data: [row], pages: 1 });
  expect((await listAll(account, 'numbers')).items).toHaveLength(1);
});

it('the access token is in no error, even when the provider repeats it', async () => {
  const message = `Token ${accessToken} is not valid`;
  for (const body of [{ code: accessToken, msg: message }, { error: { message } }, { error: message }]) {
    const error = await listingError(await accountWith(body, 401));
    expect(error).toMatchObject({ code: 'auth', details: { upstreamMessage: 'Token [secret] is not valid' } });
    for (const shown of [inspect(error), JSON.stringify(error)]) expect(shown).not.toContain(accessToken);
  }
});

it('a response with a wait is retried after it', async () => {
  const row = { phoneNumberId: '1', displayPhoneNumber: '+44 7911 123401' };
  const { baseUrl, received } = await serve((_, index) =>
    index === 0
      ? { status: 429, headers: { 'retry-after': '0' }, body: { code: '429', msg: phrase } }
      : { status: 200, body: { data: [row], total: 1, pages: 1 } },
  );
  expect((await listAll(await openAccount({ baseUrl }), 'numbers')).items).toHaveLength(1);
  expect(received).toHaveLength(2);
});

it('an abort between two pages rejects with the reason of the signal', async () => {
  const controller = new AbortController();
  const { baseUrl } = await serve(({ query }) => {
    const row = { phoneNumberId: query.pageNo, displayPhoneNumber: '+44 7911 123401' };
    return { status: 200, body: { data: [row], total: 2, pages: 2 } };
  });
  const account = await openAccount({ baseUrl });
  const listing = async () => {
    for await (const { items } of account.listNumbers({ signal: controller.signal })) {
      expect(items).toMatchObject([{ id: '1' }]);
      controller.abort(new Error('no longer wanted'));
    }
  };
  await expect(listing()).rejects.toThrow('no longer wanted');
});

it('the access token must not be missing', async () => {
  await expect(openAccount({ accessToken: undefined })).rejects.toThrow();
});
