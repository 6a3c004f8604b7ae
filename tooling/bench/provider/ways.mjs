import { createRequire } from 'node:module';
import { createDirectory } from '@wabascope/directory';
import alibaba from '@wabascope/provider-alibaba';
import { Agent, fetch, request } from 'undici';

const keys = { accessKeyId: 'made-up-id', accessKeySecret: 'made-up-secret' };
const [numbers, waba, business] = ['QueryChatappPhoneNumbers', 'QueryChatappBindWaba', 'QueryWabaBusinessInfo'];

/**
 * A way to list one account: its numbers, and beside them its WABA and then the business that the WABA belongs to.
 * @typedef {object} Way
 * @property {() => Promise<unknown>} list
 * @property {() => Promise<unknown>} close
 */

/**
 * @param {(action: string) => Promise<unknown>} send
 */
async function listWith(send) {
  await Promise.all([send(numbers), send(waba).then(() => send(business))]);
}

/**
 * The least that can be done with undici: nothing is signed, checked or translated.
 * @param {number} port
 * @returns {Way}
 */
export function bareFetch(port) {
  const dispatcher = new Agent();
  const url = `http://127.0.0.1:${port}/`;
  /** @param {string} action */
  const send = async (action) => {
    const response = await fetch(url, { method: 'POST', headers: { 'x-acs-action': action }, dispatcher });
    return JSON.parse(await response.text());
  };
  return { list: () => listWith(send), close: () => dispatcher.close() };
}

/**
 * The same without the interface of the Web, which is undici's own overhead.
 * @param {number} port
 * @returns {Way}
 */
export function bareRequest(port) {
  const dispatcher = new Agent();
  const url = `http://127.0.0.1:${port}/`;
  /** @param {string} action */
  const send = async (action) => {
    const { body } = await request(url, { method: 'POST', headers: { 'x-acs-action': action }, dispatcher });
    return JSON.parse(await body.text());
  };
  return { list: () => listWith(send), close: () => dispatcher.close() };
}

/**
 * Directory, kit and provider, with a fetch for each listing and without rate limits.
 * @param {number} port
 * @returns {Promise<Way>}
 */
export async function throughDirectory(port) {
  const slot = { used() {}, unused() {} };
  const directory = await createDirectory({
    accounts: { measured: { provider: 'alibaba', ...keys, baseUrl: `http://127.0.0.1:${port}` } },
    providers: { alibaba: async () => alibaba },
    trustedProviders: ['alibaba'],
    pacer: { take: async () => slot, pause() {}, close() {} },
  });
  return {
    async list() {
      const { numbers, failures } = await directory.listNumbers({ maxAgeSeconds: 0, limit: 100 });
      if (numbers.length === 0 || failures.length > 0) throw new Error('The account could not be listed.');
    },
    close: () => directory.close(),
  };
}

/**
 * The SDK that Alibaba Cloud publishes.
 * @param {number} port
 * @returns {Way}
 */
export function officialSdk(port) {
  // CommonJS; what its default export is depends on who imports it, except with `require`.
  const require = createRequire(import.meta.url);
  /** @type {typeof import('@alicloud/cams20200606')} */
  const cams = require('@alicloud/cams20200606');
  /** @type {typeof import('@alicloud/openapi-client')} */
  const { Config } = require('@alicloud/openapi-client');
  const client = new cams.default(new Config({ ...keys, protocol: 'HTTP', endpoint: `127.0.0.1:${port}` }));
  return {
    async list() {
      const listed = client.queryChatappPhoneNumbers(new cams.QueryChatappPhoneNumbersRequest({}));
      const bound = client.queryChatappBindWaba(new cams.QueryChatappBindWabaRequest({}));
      const owned = bound.then(({ body }) => {
        const wabaId = body?.data?.id ?? '';
        return client.queryWabaBusinessInfo(new cams.QueryWabaBusinessInfoRequest({ wabaId }));
      });
      const [{ body }] = await Promise.all([listed, owned]);
      if (!body?.phoneNumbers?.length) throw new Error('The SDK has shown no numbers.');
    },
    close: async () => {},
  };
}
