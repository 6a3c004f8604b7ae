import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * The JSON Schema of a configuration file, from the source of the server.
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 * @returns {Promise<Record<string, unknown>>}
 */
export async function configSchema(plugins) {
  return (await schemaModule()).configurationJsonSchema(plugins);
}

/**
 * The keys of the objects at these paths of a configuration file.
 * @param {readonly (readonly PropertyKey[])[]} paths
 * @returns {Promise<import('../src/configuration/json-schema.js').DocumentedKey[][]>}
 */
export async function configKeys(paths) {
  const { documentedKeys } = await schemaModule();
  return paths.map((path) => documentedKeys(path));
}

/** @returns {Promise<typeof import('../src/configuration/json-schema.js')>} */
async function schemaModule() {
  const input = fileURLToPath(new URL('../src/configuration/json-schema.ts', import.meta.url));
  const { output } = await build({ input, platform: 'node', write: false, output: { codeSplitting: false } });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
