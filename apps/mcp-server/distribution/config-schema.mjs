import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * The JSON Schema of a configuration file, from the source that the server is built of.
 * @param {readonly import('./built-in-plugins.mjs').AnyPlugin[]} plugins
 * @returns {Promise<Record<string, unknown>>}
 */
export async function configSchema(plugins) {
  const source = fileURLToPath(new URL('../src/configuration/json-schema.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const [{ text } = { text: '' }] = outputFiles;
  const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return module.configurationJsonSchema(plugins);
}
