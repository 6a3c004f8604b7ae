import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Manifest, type Release, root } from './release.js';

const execute = promisify(execFile);
const store = join(root, 'node_modules', '.pnpm');

/** The versions of somebody else's package that this workspace has installed. */
export async function installedReleases(name: string): Promise<Release[]> {
  const prefix = `${name.replace('/', '+')}@`;
  const entries = (await readdir(store)).filter((entry) => entry.startsWith(prefix));
  const releases = await Promise.all(entries.map((entry) => readRelease(join(store, entry, 'node_modules', name))));
  // A package that has peers may be there several times.
  return [...new Map(releases.map((release) => [release.manifest.version, release])).values()];
}

async function readRelease(folder: string): Promise<Release> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return { manifest, tarball: () => archive(folder) };
}

async function archive(folder: string): Promise<Buffer> {
  const place = await mkdtemp(join(tmpdir(), 'wabascope-archive-'));
  try {
    // A copy, because pnpm links files that are equal, and npm leaves out what an archive has as a link.
    await cp(folder, join(place, 'package'), { recursive: true });
    const options = { encoding: 'buffer' as const, maxBuffer: 2 ** 30 };
    return (await execute('tar', ['-cf', '-', '-C', place, 'package'], options)).stdout;
  } finally {
    await rm(place, { recursive: true });
  }
}
