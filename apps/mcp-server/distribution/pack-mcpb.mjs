// Packs the built server as an MCP bundle, beside package.json: `wabascope-<version>.mcpb`, or the path that is given.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packExtension } from '@anthropic-ai/mcpb/cli';
import { builtInPlugins, readManifest } from './built-in-plugins.mjs';
import { mcpbManifest } from './mcpb-manifest.mjs';

const app = fileURLToPath(new URL('..', import.meta.url));
const manifest = await readManifest();
const outputPath = resolve(process.argv[2] ?? join(app, `wabascope-${manifest.version}.mcpb`));

const folder = await mkdtemp(join(tmpdir(), 'wabascope-mcpb-'));
try {
  await cp(join(app, 'dist'), join(folder, 'server'), { recursive: true });
  await cp(join(app, '..', '..', 'LICENSE'), join(folder, 'LICENSE'));
  const { version, license } = manifest;
  await write('package.json', { name: 'wabascope', version, license, type: 'module', private: true });
  await write('manifest.json', mcpbManifest(manifest, await builtInPlugins()));
  if (!(await packExtension({ extensionPath: folder, outputPath, silent: true }))) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}

/**
 * @param {string} name
 * @param {object} content
 */
async function write(name, content) {
  await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}
