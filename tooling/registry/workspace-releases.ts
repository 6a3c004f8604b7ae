import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, type Release, root } from './release.js';

const execute = promisify(execFile);
const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');

/** The folders of the packages that we publish, by name. */
export async function publishedPackages(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const parent of ['packages', 'packages/providers', 'apps']) {
    for (const name of await readdir(join(root, parent))) {
      const folder = join(root, parent, name);
      const manifest = await readManifest(folder);
      if (manifest !== undefined && manifest.private !== true) found.set(manifest.name, folder);
    }
  }
  return found;
}

/** Packs a package as it would be published: with versions in the place of `workspace:` and `catalog:`. */
export async function packRelease(folder: string, destination: string): Promise<Release> {
  const place = await mkdtemp(join(destination, 'pack-'));
  await execute(process.execPath, [pnpm, 'pack', '--pack-destination', place], { cwd: folder });
  const [name = ''] = await readdir(place);
  const file = join(place, name);
  const { stdout } = await execute('tar', ['-xzOf', file, 'package/package.json']);
  return { manifest: JSON.parse(stdout), tarball: () => readFile(file) };
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}
