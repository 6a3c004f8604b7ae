import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npmInstall } from './npm-install.js';
import { root } from './packages.js';

/** A version of Node to try the packages with. */
export interface Node {
  readonly name: string;
  readonly executable: string;
  /** Why it cannot be tried on this machine. */
  readonly missing?: string | undefined;
}

/** The Node of this process, and those of later lines, which are installed at the first use and kept. */
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
  try {
    const missing = await npmInstall(folder, [`node@${version}`]);
    if (missing !== undefined || existsSync(executable)) return { ...found, missing };
    return { ...found, missing: `npm has not run the install script of node@${version}` };
  } catch (error) {
    // Not every line of Node is there for every processor.
    const cause = /npm error .*/.exec(String(error))?.[0] ?? 'npm says nothing of the cause';
    return { ...found, missing: `node@${version} cannot be installed: ${cause}` };
  }
}
