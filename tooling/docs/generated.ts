import { builtInPlugins, readManifest } from '../../apps/mcp-server/distribution/built-in-plugins.mjs';
import {
  builtInProvidersFile,
  builtInProvidersSource,
} from '../../apps/mcp-server/distribution/built-in-providers.mjs';
import { serverJson } from '../../apps/mcp-server/distribution/server-json.mjs';
import { questionsTable } from '../bench/questions/table.mjs';
import { configurationTables } from './content/configuration.js';
import { errorTables } from './content/errors.js';
import { fieldsTable, proofTable } from './content/provider-tables.js';
import { example, printed } from './content/server.js';
import { providersTable, reasonsTable, settingsTables } from './content/tables.js';
import { toolsSection } from './content/tools.js';
import { withRegions } from './regions.js';
import { pagePaths, readText } from './repository.js';

/** Every file that is generated, in whole or in part, by its path from the root, as it should be. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const plugins = await builtInPlugins();
  const contents = new Map([
    ['providers', providersTable(plugins)],
    ['proofs', await proofTable(plugins)],
    ['number-fields', fieldsTable(plugins, 'number')],
    ['waba-fields', fieldsTable(plugins, 'waba')],
    ['settings', settingsTables(plugins)],
    ...(await configurationTables()),
    ['errors', await errorTables(plugins)],
    ['reasons', reasonsTable()],
    ['tools', toolsSection()],
    ['best-calls', await questionsTable()],
    ['example', await example()],
    ['help', await printed(['--help'])],
    ['help-environment', await printed(['help', 'environment'])],
  ]);
  const files = new Map<string, string>();
  const manifest = await readManifest();
  const image = /node:\S+@sha256:\w+/;
  const [current = ''] = image.exec((await readText('apps/mcp-server/Dockerfile')) ?? '') ?? [];
  for (const path of await pagePaths()) {
    const page = withRegions((await readText(path)) ?? '', contents);
    const pinned = page.replaceAll(/(?<=@wabascope\/mcp-server@)\d[\w.-]*/g, manifest.version);
    files.set(path, pinned.replaceAll(new RegExp(image, 'g'), current));
  }
  files.set('apps/mcp-server/server.json', `${JSON.stringify(serverJson(manifest, plugins), null, 2)}\n`);
  files.set('packages/directory/src/pacing/version.ts', await versionSource());
  files.set(builtInProvidersFile, await builtInProvidersSource());
  return files;
}

/** The version of the directory as a module, because bundlers and other runtimes do not read package.json. */
async function versionSource(): Promise<string> {
  const { version } = JSON.parse((await readText('packages/directory/package.json')) ?? '');
  return `// Generated from package.json by \`npm run docs\`.\nexport const version = '${version}';\n`;
}
