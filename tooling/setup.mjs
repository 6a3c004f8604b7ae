// Installs what the lockfile names, on a machine that has only Node and npm. Quick when there is nothing to install.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const { engines, packageManager } = read('package.json');
const required = engines.node.replace('>=', '');
const found = process.versions.node;

if (found.localeCompare(required, 'en', { numeric: true }) < 0) {
  console.error(`Wabascope needs Node.js ${required} or later; this is ${found}.`);
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const lockfile = (path) => existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8');
// pnpm keeps a copy of what it has installed.
if (lockfile('pnpm-lock.yaml') !== lockfile('node_modules/.pnpm/lock.yaml')) {
  console.error('Installing dependencies. This takes about a minute the first time.');
  const args = ['--yes', packageManager.replace(/\+.*/, ''), 'install', '--frozen-lockfile'];
  // On Windows npx is a .cmd file, which only a shell can start.
  const options = { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' };
  const { status, stdout, stderr } = spawnSync('npx', args, options);
  if (status !== 0) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  process.exitCode = status ?? 1;
}
