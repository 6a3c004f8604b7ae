// What the commands of the pages do in a test: `commands.mjs <program> [arguments]`. A program that is not here, and not
// among those that a page's folder borrows from the machine, does not exist for the pages.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveInBackground } from './serve-in-background.mjs';

const root = new URL('../../../', import.meta.url);
const executable = fileURLToPath(new URL('apps/mcp-server/dist/cli.js', root));
const here = createRequire(`${process.cwd()}/`);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const repository = 'https://github.com/wabascope/wabascope.git';

/** @type {Record<string, (args: string[]) => unknown>} */
const programs = {
  'wabascope-mcp': server,
  npx: ([first, ...rest]) => {
    const [name = '', ...args] = first === '-y' || first === '--yes' ? rest : [first ?? '', ...rest];
    if (name === '@wabascope/mcp-server' || name === 'wabascope-mcp') return server(args);
    if (name === 'vitest') return node([join(dirname(here.resolve('vitest/package.json')), 'vitest.mjs'), ...args]);
    if (name === 'pnpm' && args[0] === '--filter') return packageScript(args[1], args[2]);
    return refuse(`npx ${name} is not known here.`);
  },
  npm: ([task = '', ...args]) => {
    if (task === 'install' || task === 'ci') return install(args.filter((arg) => !arg.startsWith('-')));
    const script = task === 'run' ? args[0] : task;
    if (!(script && script in manifest.scripts)) return refuse(`package.json has no script ${script}.`);
    // All others take minutes, or are tests, of which this is one.
    return script === 'demo' ? node([fileURLToPath(new URL('tooling/demo/main.mjs', root))]) : undefined;
  },
  // Not run: they ask the network.
  git: ([verb, url = '']) => {
    if (verb !== 'clone' || url !== repository) return refuse(`git ${verb} ${url} is not known here.`);
    mkdirSync(basename(url, '.git'));
  },
  // Not run: there may be no Docker, and images come from the network.
  docker: () => undefined,
  // Not run: it belongs to somebody else. The command that it is told to start is run.
  claude: (args) => {
    if (args[0] !== 'mcp' || args[1] !== 'add') return refuse(`claude ${args.join(' ')} is not known here.`);
    const [program = '', ...rest] = args.includes('--') ? args.slice(args.indexOf('--') + 1) : [];
    return program === '' ? undefined : programs[program]?.(rest);
  },
};

/** @param {string[]} args */
async function server(args) {
  const [file] = args.flatMap((arg, index) => (arg === '--config' ? [args[index + 1] ?? ''] : []));
  if (file !== undefined) readFileSync(file);
  if (args.includes('--http')) return serveInBackground([executable, ...args]);
  const isOffline = args.includes('check') && !args.includes('--sandbox');
  if (!isOffline) {
    process.argv = [process.execPath, executable, ...args];
    return import(executable);
  }
  // Nobody can be reached, which is status 1; a wrong command line or configuration would be 2.
  const env = { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };
  const { status } = spawnSync(process.execPath, [executable, ...args], { stdio: 'inherit', env });
  process.exitCode = status === 1 ? 0 : (status ?? 1);
}

/** @param {string[]} names must be ours, or what our packages use: a page must not name a package that does not exist */
function install(names) {
  for (const name of names) {
    const folder = name.replace(/(?<=.)@[\^~\d].*$/, '');
    if (!here.resolve.paths(folder)?.some((path) => isFolder(`${path}/${folder}`)))
      refuse(`${name} is not known here.`);
  }
}

/**
 * Not run, because it would write into the repository; the script's own tests run it.
 * @param {string | undefined} name
 * @param {string} [script]
 */
function packageScript(name = '', script = '') {
  const { scripts } = JSON.parse(readFileSync(here.resolve(`${name}/package.json`), 'utf8'));
  if (!(script in scripts)) refuse(`${name} has no script ${script}.`);
}

/** @param {string} path */
function isFolder(path) {
  try {
    return readFileSync(`${path}/package.json`) !== undefined;
  } catch {
    return false;
  }
}

/** @param {string[]} args */
function node(args) {
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}

/** @param {string} text */
function refuse(text) {
  console.error(`${text} See tooling/docs/run/commands.mjs.`);
  process.exitCode = 127;
}

const [program = '', ...args] = process.argv.slice(2);
await programs[program]?.(args);
