import { readFile } from 'node:fs/promises';
import { callOf } from './calls.mjs';
import { startWatchedServer } from './watched-server.mjs';

/**
 * An attack on its own server.
 * @typedef {object} Attack
 * @property {string} name
 * @property {RegExp} response matches what the caller receives
 * @property {() => Promise<import('./watched-server.mjs').Cost>} cost starts a server, attacks it and ends it
 */

/**
 * What the plugin of this folder yields.
 * @type {Attack[]}
 */
export const attacksOfPlugins = [
  attack('rows at once', 100_000, /"total":100000/),
  attack('one ID', 100_000, /"total":1,/),
  attack('rows that do not fit', 100_000, /does not fit the model/),
  attack('rows that are not objects', 100_000, /does not fit the model/),
  attack('warnings', 100_000, /"total":1,/),
  attack('pages of one row', 9_000, /"total":9000/),
  attack('empty pages', 1_000_000, /yields more than 10000 pages/),
  attack('long names', 1_000, /"total":1000/),
];

/**
 * @param {string} form
 * @param {number} rows
 * @param {RegExp} response
 * @returns {Attack}
 */
function attack(form, rows, response) {
  return {
    name: `a plugin: ${form} (${rows.toLocaleString('en')})`,
    response,
    async cost() {
      const plugin = await readFile(new URL('plugin.mjs', import.meta.url), 'utf8');
      const config = { plugins: ['./plugin.mjs'], accounts: { a: { provider: 'attack', form, rows } } };
      const server = await startWatchedServer(config, { 'plugin.mjs': plugin });
      try {
        return await server.costOf(() => server.post(callOf('list-numbers')));
      } finally {
        await server.end();
      }
    },
  };
}
