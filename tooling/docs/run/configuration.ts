import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openDirectory } from '../../../apps/mcp-server/src/open-directory.js';
import type { PageFolder } from './page-folder.js';

const file = 'wabascope.config.json';
const schemaFile = new URL('../../../apps/mcp-server/dist/config.schema.json', import.meta.url);

/** Throws what is wrong in a configuration. */
export type Validate = (config: object) => void;

/** Compiles the published JSON Schema. */
export async function compileSchema(): Promise<Validate> {
  const ajv = new Ajv2020({ allowUnionTypes: true, allErrors: true });
  const validate = ajv.compile(JSON.parse(await readFile(schemaFile, 'utf8')));
  return (config) => {
    if (!validate(config)) throw new Error(ajv.errorsText(validate.errors));
  };
}

/**
 * Saves a configuration as `wabascope.config.json` in the page's folder, and opens it as the server does. Variables and
 * files that it names get made-up contents.
 * @throws {Error} With what is wrong.
 */
export async function checkConfiguration(text: string, folder: PageFolder): Promise<void> {
  await folder.write(file, text);
  for (const [, kind = '', name = ''] of text.matchAll(/\$\{(env|file):([^}]+)\}/g)) {
    if (kind === 'env') folder.env[name] = 'made-up';
    else if (!existsSync(join(folder.path, name))) await folder.write(name, 'made-up\n');
  }
  const { path: cwd, env } = folder;
  const open = await openDirectory({ config: file, sandbox: false, cwd, env, refreshes: false, warn: () => {} });
  await open?.close();
  if (open?.directory.accounts().length === 0) throw new Error('The configuration has no accounts.');
}
