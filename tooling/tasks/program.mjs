import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attach, root } from './command.mjs';

/**
 * Runs a Node program of this repository.
 * @param {string} path from the root
 * @param {string[]} args
 */
export async function program(path, args) {
  if (!existsSync(join(root, path))) {
    console.error(`${path} does not exist in this checkout, so there is nothing to run.`);
    return 1;
  }
  return attach(process.execPath, [path, ...args]);
}
