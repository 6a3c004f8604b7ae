import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * The JSON Schema of a configuration file, from the source that the server is built of.
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 * @returns {Promise<Record<string, unknown>>}
 */
export async function configSchema(plugins) {
  const input = fileURLToPath(new URL('../src/configuration/json-schema.ts', import.meta.url));
  const { output } = await build({ input, platform: 'node', write: false, output: { codeSplitting: false } });
  const module = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  return module.configurationJsonSchema(plugins);
}
