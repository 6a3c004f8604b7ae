import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../packages.mjs';

const execute = promisify(execFile);
const pnpm = join(root, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs');
const store = join(root, 'node_modules', '.pnpm');

/** One version of a package, and how to get it. */
export interface Release {
  readonly manifest: { readonly name: string; readonly version: string };
  /** A tar archive of it, packed with gzip or not. */
  readonly tarball: () => Promise<Buffer>;
}

/** Packs one of our packages as it would be published: with versions in the place of `workspace:` and `catalog:`. */
export async function packRelease(folder: string, destination: string): Promise<Release> {
  const place = await mkdtemp(join(destination, 'pack-'));
  await execute(process.execPath, [pnpm, 'pack', '--pack-destination', place], { cwd: folder });
  const [name = ''] = await readdir(place);
  const file = join(place, name);
  const { stdout } = await execute('tar', ['-xzOf', file, 'package/package.json']);
  return { manifest: JSON.parse(stdout), tarball: () => readFile(file) };
}

/** The versions of another package that this workspace has installed. */
export async function installedReleases(name: string): Promise<Release[]> {
  const prefix = `${name.replace('/', '+')}@`;
  const entries = (await readdir(store)).filter((entry) => entry.startsWith(prefix));
  const releases = await Promise.all(entries.map((entry) => readRelease(join(store, entry, 'node_modules', name))));
  // A package with peers may be installed several times.
  return [...new Map(releases.map((release) => [release.manifest.version, release])).values()];
}

async function readRelease(folder: string): Promise<Release> {
  return {
    manifest: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
    tarball: () => archive(folder),
  };
}

async function archive(folder: string): Promise<Buffer> {
  const place = await mkdtemp(join(tmpdir(), 'wabascope-archive-'));
  try {
    // A copy, because pnpm links equal files, and npm leaves linked entries of an archive out.
    await cp(folder, join(place, 'package'), { recursive: true });
    const options = { encoding: 'buffer' as const, maxBuffer: 2 ** 30 };
    return (await execute('tar', ['-cf', '-', '-C', place, 'package'], options)).stdout;
  } finally {
    await rm(place, { recursive: true });
  }
}
