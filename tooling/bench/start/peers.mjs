import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../cache-folder.mjs';

const folder = join(cacheFolder, 'peers');
const execute = promisify(execFile);

/**
 * Published MCP servers, in the pinned versions, from npm; installed when they are not there yet.
 * @returns {Promise<{ name: string, program: string }[]>} `program` is what Node runs
 */
export async function peers() {
  /** @type {{ name: string, version: string, program: string }[]} */
  const wanted = JSON.parse(await readFile(new URL('peers.json', import.meta.url), 'utf8'));
  const versions = await Promise.all(wanted.map(({ name }) => installedVersion(name)));
  if (wanted.some(({ version }, index) => version !== versions[index])) {
    console.error('  installing the servers to compare with');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
    const packages = wanted.map(({ name, version }) => `${name}@${version}`);
    // On Windows npm is a .cmd file, which only a shell can start.
    const options = { cwd: folder, shell: process.platform === 'win32' };
    await execute('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', ...packages], options);
  }
  return wanted.map(({ name, version, program }) => {
    return { name: `${name} ${version}`, program: join(folder, 'node_modules', name, program) };
  });
}

/** @param {string} name */
async function installedVersion(name) {
  try {
    return JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
