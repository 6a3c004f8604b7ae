import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { root } from '../packages.mjs';

const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
const store = join(root, 'node_modules', '.pnpm');

/** One version of a package, and how to get it. */
export interface Release {
  readonly manifest: { readonly name: string; readonly version: string };
  /** A tar archive of it, packed with gzip or not. */
  readonly tarball: () => Promise<Buffer>;
}

/** Packs our packages as they would be published: versions replace `workspace:` and `catalog:`. */
export async function packReleases(place: string): Promise<Release[]> {
  const ours = ['--filter', './packages/**', '--filter', './apps/**'];
  await execa(process.execPath, [pnpm, '--recursive', ...ours, 'pack', '--pack-destination', place], { cwd: root });
  const releases = (await readdir(place)).map(async (name) => {
    const file = join(place, name);
    const { stdout } = await execa('tar', ['-xzOf', file, 'package/package.json']);
    return { manifest: JSON.parse(stdout), tarball: () => readFile(file) };
  });
  return Promise.all(releases);
}

/** The versions of another package that this workspace has installed. */
export async function installedReleases(name: string): Promise<Release[]> {
  const entries = (await readdir(store)).filter((entry) => entry.startsWith(`${name.replace('/', '+')}@`));
  const releases = entries.map(async (entry) => {
    const folder = join(store, entry, 'node_modules', name);
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { manifest, tarball: () => archive(folder) };
  });
  // pnpm installs a package once for each set of its peers.
  return [...new Map((await Promise.all(releases)).map((release) => [release.manifest.version, release])).values()];
}

async function archive(folder: string): Promise<Buffer> {
  const place = await mkdtemp(join(tmpdir(), 'wabascope-archive-'));
  try {
    // A copy, because pnpm links equal files, and npm leaves linked entries of an archive out.
    await cp(folder, join(place, 'package'), { recursive: true });
    const { stdout } = await execa('tar', ['-cf', '-', '-C', place, 'package'], { encoding: 'buffer' });
    return Buffer.from(stdout);
  } finally {
    await rm(place, { recursive: true });
  }
}
