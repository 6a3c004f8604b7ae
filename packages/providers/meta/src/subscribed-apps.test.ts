import { assessNumber } from '@wabascope/core';
import { listAll, type RecordedResponse } from '@wabascope/provider-testing';
import { defaultFleet, startSandbox } from '@wabascope/sandbox';
import { expect, it, onTestFinished } from 'vitest';
import { graphError, open, serve, wabaId } from './__fixtures__/account.js';

const apps = (...ids: readonly unknown[]): RecordedResponse => ({
  status: 200,
  body: { data: ids.map((id) => ({ whatsapp_business_api_data: { id, name: 'Hooks' } })) },
});

const withoutEdge: RecordedResponse = { status: 200, body: { id: wabaId, data: [] } };

/** The WABA, when its edge `subscribed_apps` responds so, and the WABA itself as `node`. */
async function wabaWith(subscribed: RecordedResponse, input: object = {}, node = withoutEdge) {
  const { baseUrl, received } = await serve(({ path, query }) => {
    if (path.endsWith('/subscribed_apps')) return subscribed;
    return query.fields?.includes('subscribed_apps') ? node : withoutEdge;
  });
  const account = await open({ baseUrl, wabaId, ...input });
  const { items, warnings } = await listAll(account, 'wabas');
  return { receives: items[0]?.receivesWebhooks, warnings, paths: received.map(({ path }) => path) };
}

it.each([
  ['no app is subscribed', apps(), {}, false],
  ['an app is subscribed', apps('7'), {}, true],
  ['the app of appId is subscribed', apps('6', '7'), { appId: '7' }, true],
  ['only other apps are subscribed', apps('6', '8'), { appId: '7' }, false],
  ['an app without an ID is subscribed, and appId is set', apps('6', null), { appId: '7' }, undefined],
  ['there are more apps than one page has, and appId is set', paged(apps('6')), { appId: '7' }, undefined],
])('if %s, receivesWebhooks shows that', async (_, subscribed, input, receives) => {
  expect(await wabaWith(subscribed, input)).toMatchObject({ receives, warnings: [] });
  const node = { status: 200, body: { id: wabaId, subscribed_apps: subscribed.body } };
  const result = await wabaWith(graphError(1), input, node);
  expect(result).toMatchObject({ receives, warnings: [] });
  expect(result.paths.filter((path) => path.endsWith('/subscribed_apps'))).toEqual([]);
});

it.each([
  ['names the edge', graphError(100, '(#100) Tried accessing nonexisting field (subscribed_apps)')],
  ['does not name it', graphError(10)],
])('if Meta rejects the edge as a field and %s, one more request reads it', async (_, node) => {
  const { receives, warnings, paths } = await wabaWith(apps('7'), {}, node);
  expect({ receives, warnings }).toEqual({ receives: true, warnings: [] });
  expect(paths.filter((path) => path.endsWith('/subscribed_apps'))).toHaveLength(1);
});

it('if Meta does not return the apps, the WABA is shown with a warning', async () => {
  const { receives, warnings } = await wabaWith(graphError(200, '(#200) Missing permission'));
  expect(receives).toBeUndefined();
  expect(warnings).toMatchObject([
    { message: expect.stringMatching(/^The apps that are subscribed to WABA \d+ could/) },
  ]);
});

it('a service other than Meta gets no request for the apps', async () => {
  const { receives, warnings, paths } = await wabaWith(apps(), { appSecret: undefined, authHeader: 'x-key' });
  expect({ receives, warnings }).toEqual({ receives: undefined, warnings: [] });
  expect(paths.some((path) => path.includes('subscribed_apps'))).toBe(false);
});

it('numbers of a WABA without a subscribed app have the notice not-subscribed', async () => {
  const { meta } = defaultFleet;
  const fleet = { meta: { ...meta, wabas: meta.wabas.map((waba) => ({ ...waba, subscribedApps: [] })) } };
  const sandbox = await startSandbox({ providers: ['meta'], fleet });
  onTestFinished(() => sandbox.close());
  const account = await open({ appSecret: undefined, ...sandbox.accounts().oslo });
  const [waba] = (await listAll(account, 'wabas')).items;
  const [number] = (await listAll(account, 'numbers', { wabaId: waba?.id })).items;
  if (number === undefined) throw new Error('The account has no number.');
  const notice = { code: 'not-subscribed', severity: 'notice' };
  expect(assessNumber(number, waba).reasons).toContainEqual(expect.objectContaining(notice));
  expect(assessNumber(number).reasons).not.toContainEqual(expect.objectContaining(notice));
});

function paged(response: RecordedResponse): RecordedResponse {
  return { ...response, body: { ...Object(response.body), paging: { next: 'https://graph.facebook.com/next' } } };
}
