import { bodies } from './bodies.mjs';
import { callOf } from './calls.mjs';
import { listings, startProvider } from './providers.mjs';
import { startWatchedServer } from './watched-server.mjs';

/** @type {(index: number) => string} */
const numberOf = (index) => `49151${String(index).padStart(8, '0')}`;
/** @type {(count: number, piece: (index: number) => string) => string} */
const rowsOf = (count, piece) => Array.from({ length: count }, (_, index) => piece(index)).join(',');

/**
 * A response of a provider, to a server that is shared.
 * @typedef {object} AttackResponse
 * @property {string} name
 * @property {string} provider
 * @property {RegExp} response matches what the caller receives
 * @property {() => string} body
 */

/**
 * Responses of each provider with many rows, and bodies of any provider.
 * @type {readonly AttackResponse[]}
 */
export const attacksOfProviders = [
  ...Object.entries(bodies).map(([name, bodyOf]) =>
    attack('awal', name, /"isError":true/, () => bodyOf((rows) => `{"status":true,"data":[${rows}]}`)),
  ),
  ...Object.entries(listings).flatMap(([provider, { around, row }]) => [
    attack(provider, '20,000 rows with one ID', /"total":[24]/, () =>
      around(rowsOf(20_000, (index) => row(index, numberOf(0)))),
    ),
    attack(provider, '60,000 rows that do not fit', /No row of the response can be read/, () =>
      around(rowsOf(60_000, () => '{"a":1}')),
    ),
  ]),
  attack('meta', '390,000 entries of one row that do not fit', /"total":1/, () =>
    JSON.stringify({
      data: [{ id: '1', display_phone_number: '+4915100000000', health_status: { entities: Array(390_000).fill(1) } }],
    }),
  ),
  attack('meta', '60,000 entries of one row that do not fit in their depth', /"total":1/, () => {
    const entities = Array(60_000).fill({ errors: [{ error_code: [] }], additional_info: [1] });
    return JSON.stringify({ data: [{ id: '1', display_phone_number: '+4915100000000', health_status: { entities } }] });
  }),
  // The last, because the server keeps the rows.
  attack(
    'awal',
    '70,000 rows',
    /"total":70000/,
    () =>
      `{"status":true,"data":[${rowsOf(70_000, (index) => `{"phone_number":"${numberOf(index)}","status":"CONNECTED"}`)}]}`,
  ),
];

/**
 * @param {string} provider
 * @param {string} name
 * @param {RegExp} response
 * @param {() => string} body
 * @returns {AttackResponse}
 */
function attack(provider, name, response, body) {
  return { name: `${provider}: ${name}`, provider, response, body };
}

/**
 * A server with an account for each response, and the provider that sends it. `costOf` compares the memory with that of
 * the new server.
 * @returns {Promise<{
 *   costOf: (attack: AttackResponse) => Promise<import('./watched-server.mjs').Cost>,
 *   end: () => Promise<void>,
 * }>}
 */
export async function providers() {
  const upstream = await startProvider();
  const accounts = attacksOfProviders.map(({ provider }, index) => [
    `account-${index}`,
    { provider, baseUrl: upstream.url, ...listings[provider]?.settings },
  ]);
  const server = await startWatchedServer({ accounts: Object.fromEntries(accounts) });
  return {
    costOf(attack) {
      upstream.serve(attack.body());
      const call = callOf('list-numbers', { accounts: [`account-${attacksOfProviders.indexOf(attack)}`] });
      return server.costOf(() => server.post(call), server.megabytes);
    },
    async end() {
      await server.end();
      upstream.end();
    },
  };
}
