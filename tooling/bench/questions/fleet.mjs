import { createMemoryJournal } from '@wabascope/changes';
import { createDirectory, createFetch, createLocalPacer } from '@wabascope/directory';
import { defaultFleet, generateFleet, startSandbox } from '@wabascope/sandbox';
import { builtInPlugins } from '../../../apps/mcp-server/distribution/built-in-plugins.mjs';
import { changeAwal } from './change-awal.mjs';
import { truthOf } from './truth.mjs';

/** @typedef {import('@wabascope/sandbox').ProviderId} ProviderId */

/** Requests at one time. The sandbox has no rate limits here. */
const concurrency = 64;

const day = 86_400;

/**
 * A directory of every provider's default fleet and of generated accounts. Three accounts have a wrong credential, and one
 * is configured twice. Some numbers of Awal Chat change between the first fetch of all accounts and the second of these.
 * @param {{ accounts: number, numbers: number }} size Of the generated accounts, divided equally among the providers.
 */
export async function openFleet(size) {
  // A new provider may not have an API in the sandbox yet.
  const plugins = (await builtInPlugins()).filter(({ id }) => Object.hasOwn(defaultFleet, id));
  const sandboxes = await Promise.all(
    plugins.map(({ id }) => startProvider(/** @type {ProviderId} */ (id), size, plugins.length)),
  );
  const accounts = withMistakes(Object.assign({}, ...sandboxes.map(({ accounts }) => accounts)));
  const web = createFetch();
  const pluginsById = new Map(plugins.map((plugin) => [plugin.id, plugin]));
  const readTruth = (/** @type {Record<string, any>} */ read) => truthOf(read, pluginsById, web.fetch, concurrency);
  const ofAwal = Object.fromEntries(Object.entries(accounts).filter(([, { provider }]) => provider === 'awal'));
  const pacer = createLocalPacer();
  const budget = [{ id: 'all', requests: concurrency, perMs: 0 }];
  const directory = await createDirectory({
    accounts,
    providers: Object.fromEntries(plugins.map((plugin) => [plugin.id, async () => plugin])),
    pacer: { ...pacer, take: (_budgets, account, signal) => pacer.take(budget, account, signal), pause() {} },
    cache: { maxAgeSeconds: 3_600 },
    journal: createMemoryJournal(),
  });
  // The calls read what this stores.
  await directory.listNumbers({ limit: 0 });
  const { numbers: before } = await readTruth(ofAwal);
  for (const { changeable } of sandboxes) if (changeable !== undefined) changeAwal(changeable);
  await directory.listNumbers({ providers: ['awal'], limit: 0, maxAgeSeconds: 0 });
  return {
    directory,
    truth: { ...(await readTruth(accounts)), before },
    async close() {
      await directory.close();
      await web.close();
      await Promise.all(sandboxes.map(({ sandbox }) => sandbox.close()));
    },
  };
}

/**
 * @param {ProviderId} id
 * @param {{ accounts: number, numbers: number }} size
 * @param {number} providers
 */
async function startProvider(id, { accounts, numbers }, providers) {
  const generated = generateFleet(id, {
    accounts: Math.ceil(accounts / providers),
    numbers: Math.ceil(numbers / providers),
  });
  const fleet = structuredClone(joined(defaultFleet[id], id === 'meta' ? withExpiringTokens(generated) : generated));
  const sandbox = await startSandbox({ providers: [id], fleet: { [id]: fleet }, rateLimits: { [id]: 'none' } });
  const named = Object.entries(sandbox.accounts()).map(([name, account]) => [`${id}-${name}`, account]);
  return { sandbox, accounts: Object.fromEntries(named), changeable: id === 'awal' ? fleet : undefined };
}

/**
 * Two fleets of a provider. A fleet is a list, or an object of lists.
 * @param {any} first
 * @param {any} second
 * @returns {any}
 */
function joined(first, second) {
  if (Array.isArray(first)) return [...first, ...second];
  return Object.fromEntries(Object.entries(first).map(([name, list]) => [name, joined(list, second[name] ?? [])]));
}

/** @param {any} fleet */
function withExpiringTokens(fleet) {
  const expiresAt = Math.floor(Date.now() / 1000) + 5 * day;
  return {
    ...fleet,
    tokens: fleet.tokens.map((/** @type {object} */ token, /** @type {number} */ index) =>
      index % 8 === 5 ? { ...token, expiresAt } : token,
    ),
  };
}

/** @param {Record<string, any>} accounts */
function withMistakes(accounts) {
  return {
    ...accounts,
    'awal-mistake': { ...accounts['awal-riyadh'], hmacSecret: 'not-the-secret-of-it' },
    'meta-mistake': { ...accounts['meta-oslo'], accessToken: 'EAAnotthetokenofit' },
    'antgst-mistake': { ...accounts['antgst-atlas'], accessToken: 'not-the-token-of-it' },
    'meta-twice': { ...accounts['meta-oslo'] },
  };
}
