import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, root } from './command.mjs';

/**
 * Runs the package manager that package.json names, `pnpm@10.34.8+sha512.…`, on a machine that does not have it. What the
 * registry sends must have that hash, or it is not run.
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runPackageManager(args) {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const [name = '', hash = ''] = packageManager.split('+sha512.');
  process.stderr.write(`Installing with ${name}, which takes a minute the first time.\n`);
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-pnpm-'));
  try {
    const packed = await capture('npm', ['pack', name, '--pack-destination', folder]);
    if (packed.code !== 0) return packed;
    const tarball = join(folder, (await readdir(folder)).join());
    const found = createHash('sha512')
      .update(await readFile(tarball))
      .digest('hex');
    if (found !== hash) return { code: 1, output: `${name} has another hash than package.json says: ${found}.` };
    return await capture('npx', ['--yes', `file:${tarball}`, ...args]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
