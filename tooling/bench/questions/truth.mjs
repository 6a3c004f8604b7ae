import { assessNumber, assessWaba, effectiveLimit, isProviderError, openProvider } from '@wabascope/core';
import parsePhoneNumber from 'libphonenumber-js/min';
import PQueue from 'p-queue';

/**
 * @typedef {object} TrueNumber
 * @property {string} account
 * @property {string} provider
 * @property {import('@wabascope/core').PhoneNumber} number
 * @property {import('@wabascope/core').Waba | undefined} waba
 * @property {string} shown As a row shows the number.
 * @property {string} canSend
 * @property {readonly string[]} reasons
 * @property {import('@wabascope/core').EffectiveLimit | undefined} limit
 * @property {string | undefined} country
 */

/**
 * @typedef {object} TrueWaba
 * @property {string} account
 * @property {string} provider
 * @property {import('@wabascope/core').Waba} waba
 * @property {string} canSend
 */

/**
 * What the providers report, read account by account and joined without the directory.
 * @typedef {object} Truth
 * @property {readonly TrueNumber[]} numbers
 * @property {readonly TrueWaba[]} wabas
 * @property {readonly { account: string, provider: string }[]} accounts
 * @property {readonly TrueNumber[]} before The numbers of Awal Chat before some of them changed.
 * @property {readonly string[]} failing Accounts whose numbers cannot be listed.
 * @property {readonly string[]} expiring Accounts whose credential ends within 14 days.
 * @property {readonly string[]} incomplete Accounts whose credential lacks a permission.
 */

/**
 * @param {Record<string, any>} accounts
 * @param {ReadonlyMap<string, any>} plugins
 * @param {typeof globalThis.fetch} fetch
 * @param {number} concurrency
 * @returns {Promise<Omit<Truth, 'before'>>}
 */
export async function truthOf(accounts, plugins, fetch, concurrency) {
  const queue = new PQueue({ concurrency });
  const read = await Promise.all(
    Object.entries(accounts).map(([account, { provider, ...settings }]) =>
      queue.add(() => readAccount(account, plugins.get(provider), settings, fetch)),
    ),
  );
  const names = (/** @type {(each: Awaited<ReturnType<typeof readAccount>>) => boolean} */ test) =>
    read.filter(test).map(({ account }) => account);
  const soon = Date.now() + 14 * 86_400_000;
  return {
    numbers: read.flatMap((each) => each.numbers),
    wabas: read.flatMap((each) => each.wabas),
    accounts: read.map(({ account, provider }) => ({ account, provider })),
    failing: names(({ hasFailed }) => hasFailed),
    expiring: names(({ credential }) => Date.parse(credential?.expiresAt ?? '') <= soon),
    incomplete: names(({ credential }) => (credential?.missingPermissions ?? []).length > 0),
  };
}

/**
 * @param {string} account
 * @param {import('@wabascope/core').ProviderPlugin<unknown>} plugin
 * @param {object} settings
 * @param {typeof globalThis.fetch} fetch
 */
async function readAccount(account, plugin, settings, fetch) {
  const opened = await openProvider(plugin, settings, { fetch });
  const [numbers, wabas, credential] = await Promise.all([
    all(opened.listNumbers()),
    all(opened.getWabas?.() ?? []),
    opened.describeCredential?.().catch(() => undefined),
  ]);
  const provider = plugin.id;
  const byId = new Map((wabas ?? []).map((waba) => [waba.id, waba]));
  const only = byId.size === 1 ? wabas?.[0] : undefined;
  return {
    account,
    provider,
    credential,
    hasFailed: numbers === undefined,
    numbers: (numbers ?? []).map((number) =>
      trueNumber(account, provider, number, number.wabaId === undefined ? only : byId.get(number.wabaId)),
    ),
    wabas: (wabas ?? []).map((waba) => ({ account, provider, waba, canSend: assessWaba(waba).canSendMessage })),
  };
}

/**
 * @param {string} account
 * @param {string} provider
 * @param {import('@wabascope/core').PhoneNumber} number
 * @param {import('@wabascope/core').Waba | undefined} waba
 * @returns {TrueNumber}
 */
function trueNumber(account, provider, number, waba) {
  const { canSendMessage, reasons } = assessNumber(number, waba);
  const { phoneNumber, displayPhoneNumber, id } = number;
  return {
    account,
    provider,
    number,
    waba,
    shown: phoneNumber ?? displayPhoneNumber ?? id,
    canSend: canSendMessage,
    reasons: reasons.map(({ code }) => code),
    limit: effectiveLimit(number, waba),
    country: phoneNumber === undefined ? undefined : parsePhoneNumber(phoneNumber)?.country,
  };
}

/**
 * The rows of all pages; `undefined` if the listing fails.
 * @template {{ readonly id: string }} Item
 * @param {AsyncIterable<import('@wabascope/core').Page<Item>> | Iterable<never>} pages
 * @returns {Promise<Item[] | undefined>}
 */
async function all(pages) {
  const rows = new Map();
  try {
    for await (const { items } of pages) for (const item of items) rows.set(rows.has(item.id) ? item : item.id, item);
    return [...rows.values()];
  } catch (error) {
    if (isProviderError(error)) return undefined;
    throw error;
  }
}
