// `npm run new-provider -- <id>`: writes a provider that works into this repository, to be changed into one for a real API.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkedId, checkedName } from '../../packages/create-wabascope-provider/src/names.js';
import { parseOptions } from '../../packages/create-wabascope-provider/src/parse-options.js';
import { templateFiles, templateFolder } from '../../packages/create-wabascope-provider/src/template-files.js';
import { UsageError } from '../../packages/create-wabascope-provider/src/usage-error.js';
import { writeFolder } from '../../packages/create-wabascope-provider/src/write-folder.js';
import { root } from '../packages.mjs';
import { nextSteps } from './next-steps.mjs';

/** Lists the packages that `npm run build` compiles. */
const buildFile = 'tsconfig.packages.json';

const help = `Usage: npm run new-provider -- <id> [options]

Writes a provider into packages/providers/<id>, for a pull request. Its tests pass. Change it, file by file, into a
provider for your API. For a separate package, use npm create wabascope-provider. docs/providers.md describes both.

  <id>           in kebab-case, as in a configuration file: "provider": "<id>"
  --name NAME    the name of the service. Default: the ID with capitals
  --no-install   does not run pnpm install afterwards
  --help         prints this text

Existing files are not overwritten.
`;

/** @param {string[]} args */
async function run(args) {
  const { values, positionals } = parse(args);
  if (values.help) return help;
  const id = checkedId(positionals[0]);
  const name = checkedName(values.name, id);
  if (positionals.length > 1) throw new UsageError(`Unexpected argument: ${positionals[1]}.`);
  const folder = `packages/providers/${id}`;
  const own = { folder: fileURLToPath(new URL('template', import.meta.url)), prefix: '' };
  const files = await templateFiles({ id, name, repository: '' }, [templateFolder('src'), own]);
  await writeFolder(join(root, folder), files);
  addToBuild(folder);
  // The name may have made a line too long.
  silently('@biomejs/biome/bin/biome', ['format', '--write', folder]);
  // Links what the new package imports.
  const isInstalled = values.install ?? true;
  if (isInstalled) silently('pnpm/bin/pnpm.cjs', ['install', '--no-frozen-lockfile']);
  return nextSteps(id, name, folder, isInstalled);
}

/** @param {string} folder */
function addToBuild(folder) {
  const file = join(root, buildFile);
  const { references, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {Set<string>} */
  const paths = new Set(references.map((/** @type {{ path: string }} */ { path }) => path));
  const sorted = [...paths.add(`${folder}/tsconfig.build.json`)].sort().map((path) => ({ path }));
  writeFileSync(file, `${JSON.stringify({ ...rest, references: sorted }, null, 2)}\n`);
}

/** @param {string[]} args */
function parse(args) {
  const options = /** @type {const} */ ({
    name: { type: 'string' },
    install: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  return parseOptions({ args, allowPositionals: true, allowNegative: true, options }, { name: '"Acme Cloud"' });
}

/**
 * @param {string} program in node_modules
 * @param {string[]} args
 * @throws If it fails, with what it printed.
 */
function silently(program, args) {
  const file = join(root, 'node_modules', program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.\n${stdout}${stderr}`);
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message} See npm run new-provider -- --help.\n`);
  process.exitCode = 2;
}
