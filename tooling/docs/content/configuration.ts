import { configKeys } from '../../../apps/mcp-server/distribution/config-schema.mjs';
import type { DocumentedKey } from '../../../apps/mcp-server/src/configuration/json-schema.js';
import { code, table } from './markdown.js';

/** By the name of the region: the path of an object in a configuration file. */
const objects = new Map<string, (string | number)[]>([
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

/** The keys of each object of a configuration file, by region. */
export async function configurationTables(): Promise<[string, string][]> {
  const keys = await configKeys([...objects.values()]);
  return [...objects.keys()].map((name, index) => [name, keysTable(keys[index] ?? [])]);
}

function keysTable(keys: readonly DocumentedKey[]): string {
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

function defaultText(preset: unknown): string {
  const isEmpty = preset === undefined || JSON.stringify(preset) === '{}';
  return isEmpty ? '' : code(JSON.stringify(preset));
}
