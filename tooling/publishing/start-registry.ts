import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onLoopback } from '@wabascope/provider-testing';
import { installedReleases, packReleases, type Release } from './releases.js';

/** An npm registry on loopback. */
export type Registry = Awaited<ReturnType<typeof startRegistry>>;

/**
 * Serves our packages as they would be published, and the installed versions of all other packages. `npm install` then
 * works without a network.
 */
export async function startRegistry() {
  const place = await mkdtemp(join(tmpdir(), 'wabascope-registry-'));
  const ours = await packReleases(place);
  const known = new Map(ours.map((release) => [release.manifest.name, Promise.resolve([release])]));

  const server = createServer(async (request, response) => {
    const [, name = '', version] = /^\/(.+?)(?:\/-\/(.+)\.tgz)?$/.exec(decodeURIComponent(request.url ?? '')) ?? [];
    if (!known.has(name)) known.set(name, installedReleases(name));
    const releases = (await known.get(name)) ?? [];
    const wanted = releases.find(({ manifest }) => manifest.version === version);
    if (wanted !== undefined) response.end(await wanted.tarball());
    else if (releases.length > 0 && version === undefined) response.end(JSON.stringify(packument(name, releases, url)));
    else response.writeHead(404).end('{}');
  });
  const { origin, close } = await onLoopback(server);
  const url = `${origin}/`;

  return {
    /** The folder with the tarballs of our packages. */
    packed: place,
    /** The environment of an npm that uses this registry only, and keeps everything in `home`. */
    npmEnvironment: (home: string) => ({
      PATH: process.env.PATH ?? '',
      HOME: home,
      npm_config_cache: join(home, '.npm'),
      npm_config_registry: url,
      npm_config_audit: 'false',
      npm_config_fund: 'false',
      npm_config_update_notifier: 'false',
    }),
    async close() {
      await close();
      await rm(place, { recursive: true });
    },
  };
}

/** What npm requests first: every version, and its tarball. */
function packument(name: string, releases: readonly Release[], url: string): object {
  const versions = releases.map(({ manifest }): [string, object] => {
    const { version } = manifest;
    return [version, { ...manifest, dist: { tarball: `${url}${name}/-/${version}.tgz` } }];
  });
  const [latest] = versions.map(([version]) => version).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return { name, 'dist-tags': { latest }, versions: Object.fromEntries(versions) };
}
