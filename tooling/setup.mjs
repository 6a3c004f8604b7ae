// Installs what the lockfile names, on a machine that has only Node and npm. Quick when there is nothing to install.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './packages.mjs';

const { engines, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const required = engines.node.replace('>=', '');
const found = process.versions.node;

if (found.localeCompare(required, 'en', { numeric: true }) < 0) {
  fail(`Wabascope needs Node.js ${required} or later; this is ${found}.`);
}
// pnpm keeps a copy of the lockfile that it has installed.
if (lockfile('pnpm-lock.yaml') !== lockfile('node_modules/.pnpm/lock.yaml')) install();

/** @param {string} path */
function lockfile(path) {
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8');
}

/** Downloads the package manager, checks it against its hash in package.json, and only then runs it. */
function install() {
  const [name = '', hash = ''] = packageManager.split('+sha512.');
  process.stderr.write(`Installing dependencies with ${name}. This takes about a minute the first time.\n`);
  const folder = mkdtempSync(join(tmpdir(), 'wabascope-pnpm-'));
  try {
    run('npm', ['pack', name, '--pack-destination', folder]);
    const tarball = join(folder, readdirSync(folder).join());
    const actual = createHash('sha512').update(readFileSync(tarball)).digest('hex');
    if (actual !== hash) fail(`The hash of ${name} is not the one in package.json, but ${actual}.`);
    run('npx', ['--yes', `file:${tarball}`, 'install', '--frozen-lockfile']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  // On Windows these programs are .cmd files, which only a shell can start.
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell });
  if (status !== 0) fail(`${stdout ?? ''}${stderr ?? ''}`.trim());
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
