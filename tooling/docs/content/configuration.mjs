import { configKeys } from '../../../apps/mcp-server/distribution/config-schema.mjs';
import { code, table } from './markdown.mjs';

/** By the name of the region: the path of an object in a configuration file. */
const objects = new Map([
  ['configuration-keys', []],
  ['cache-keys', ['cache']],
  ['changes-keys', ['changes']],
  ['http-keys', ['http']],
  ['http-metrics-keys', ['http', 'metrics']],
  ['http-auth-keys', ['http', 'auth']],
  ['http-token-keys', ['http', 'auth', 'tokens', 0]],
  ['http-hints-keys', ['http', 'hints', 'oslo']],
  ['notify-keys', ['notify', 0]],
  ['http-access-keys', ['http', 'auth', 'access', 0]],
]);

/** The keys of each object of a configuration file, by region. @returns {Promise<[string, string][]>} */
export async function configurationTables() {
  const keys = await configKeys([...objects.values()]);
  return [...objects.keys()].map((name, index) => [name, keysTable(keys[index] ?? [])]);
}

/** @param {readonly import('../../../apps/mcp-server/src/configuration/json-schema.js').DocumentedKey[]} keys */
function keysTable(keys) {
  return table(
    ['key', 'value', 'default', 'meaning'],
    keys.map(({ key, isRequired, expected, description, default: preset }) => [
      code(key),
      expected.replace(/^an? /, ''),
      isRequired ? '**required**' : defaultText(preset),
      description.replaceAll(/\$\{\w+:\w+\}/g, code),
    ]),
  );
}

/** @param {unknown} preset */
function defaultText(preset) {
  const isEmpty = preset === undefined || JSON.stringify(preset) === '{}';
  return isEmpty ? '' : code(JSON.stringify(preset));
}
