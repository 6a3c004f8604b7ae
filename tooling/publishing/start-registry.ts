import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ourPackages } from '../packages.mjs';
import { installedReleases, packRelease, type Release } from './releases.js';

/** An npm registry on loopback. */
export interface Registry {
  readonly url: string;
  /** Names of our packages, as npm would have them after a release. */
  readonly published: readonly string[];
  /** The environment of an npm that knows this registry only, and keeps everything in `home`. */
  npmEnvironment(home: string): Record<string, string>;
  close(): Promise<void>;
}

/**
 * Serves the packages of this workspace as they would be published, packed when they are first asked for, and of
 * other packages the versions that are installed here: `npm install` works as it does for an outsider, without a network.
 */
export async function startRegistry(): Promise<Registry> {
  const published = ourPackages().filter(({ manifest }) => !manifest.private);
  const folders = new Map(published.map(({ name, folder }) => [name, folder]));
  const place = await mkdtemp(join(tmpdir(), 'wabascope-registry-'));
  const known = new Map<string, Promise<Release[]>>();

  function releasesOf(name: string): Promise<Release[]> {
    const folder = folders.get(name);
    const releases =
      known.get(name) ??
      (folder === undefined ? installedReleases(name) : packRelease(folder, place).then((release) => [release]));
    known.set(name, releases);
    return releases;
  }

  const server = createServer(async (request, response) => {
    try {
      const [, path = '', version] = /^\/(.+?)(?:\/-\/(.+)\.tgz)?$/.exec(decodeURIComponent(request.url ?? '')) ?? [];
      const releases = await releasesOf(path);
      const wanted = releases.find(({ manifest }) => manifest.version === version);
      if (wanted !== undefined) response.end(await wanted.tarball());
      else if (releases.length > 0 && version === undefined)
        response.end(JSON.stringify(packument(path, releases, url)));
      else response.writeHead(404).end('{}');
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ error: String(error) }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    url,
    published: [...folders.keys()],
    npmEnvironment: (home) => ({
      PATH: process.env.PATH ?? '',
      HOME: home,
      npm_config_cache: join(home, '.npm'),
      npm_config_registry: url,
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    }),
    async close() {
      server.closeAllConnections();
      server.close();
      await rm(place, { recursive: true });
    },
  };
}

/** What npm asks for first: every version, and where it is. */
function packument(name: string, releases: readonly Release[], url: string): object {
  const newestLast = [...releases].sort((a, b) =>
    a.manifest.version.localeCompare(b.manifest.version, 'en', { numeric: true }),
  );
  const versions = newestLast.map(({ manifest }) => [
    manifest.version,
    { ...manifest, dist: { tarball: `${url}${name}/-/${manifest.version}.tgz` } },
  ]);
  const latest = newestLast.at(-1)?.manifest.version;
  return { name, 'dist-tags': { latest }, versions: Object.fromEntries(versions) };
}
