import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../packages.mjs';
import { run } from './run.js';

/** A version of Node to try the packages with. */
export interface Node {
  readonly name: string;
  readonly executable: string;
  /** Set when it cannot be installed on this machine; says why. */
  readonly missing?: string;
}

/** The Node of this process, and those of later lines, which are installed from npm at the first use and kept. */
export async function everyNode(): Promise<Node[]> {
  const current = { name: `Node ${process.versions.node}`, executable: process.execPath };
  return [current, ...(await Promise.all(['22', '24', 'latest'].map(installedNode)))];
}

async function installedNode(version: string): Promise<Node> {
  const folder = join(root, 'node_modules', '.cache', 'wabascope-node', version);
  const executable = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const found = { name: `Node ${version}`, executable };
  if (existsSync(executable)) return found;
  await mkdir(folder, { recursive: true });
  // --prefix, because npm would look for a project in the folders above.
  const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--fetch-retries=1'];
  try {
    await run('npm', ['install', ...options, `node@${version}`], folder);
    return existsSync(executable) ? found : { ...found, missing: ': npm did not run its install script' };
  } catch (error) {
    return { ...found, missing: `: ${/npm error .*/.exec(String(error))?.[0] ?? 'npm cannot install it'}` };
  }
}
