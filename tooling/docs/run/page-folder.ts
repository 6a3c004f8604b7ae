import { cp, mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ourPackages, root } from '../../packages.mjs';

const docs = join(root, 'tooling', 'docs');
const unreachable = 'http://127.0.0.1:9';

/** The folder in which a reader follows a page: with a clone of the repository in `wabascope`, and what the page saves. */
export type PageFolder = Awaited<ReturnType<typeof createPageFolder>>;

/** A new folder for the folders of pages, with every package installed. */
export async function createSite(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'wabascope-pages-'));
  await linkPackages(join(site, 'node_modules'));
  return site;
}

/** @param page Its path from the root. `tooling/docs/files/<page without .md>` holds what a reader has beforehand. */
export async function createPageFolder(site: string, page: string) {
  const path = join(site, page.replace(/\W+/g, '-'));
  await mkdir(path);
  await symlink(root, join(path, 'wabascope'));
  // For npx, which looks only here.
  await symlink(join(site, 'node_modules'), join(path, 'node_modules'));
  await writeFile(join(path, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  await cp(join(docs, 'files', page.replace(/\.md$/, '')), path, { recursive: true }).catch(() => {});
  const programs = [join(site, 'node_modules', '.bin'), join(docs, 'node_modules', '.bin'), process.env.PATH];
  const env: Record<string, string> = {
    PATH: programs.join(delimiter),
    HOME: path,
    WABASCOPE_CODE_CACHE: process.env.WABASCOPE_CODE_CACHE ?? '',
    NO_COLOR: '1',
    // Only loopback can be reached.
    HTTPS_PROXY: unreachable,
    https_proxy: unreachable,
    npm_config_registry: unreachable,
    npm_config_fetch_retries: '0',
  };
  return {
    path,
    /** For programs that run in it. */
    env,
    async write(file: string, text: string) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    },
  };
}

/** Links, because a copy of a package would be a second instance of its modules. */
async function linkPackages(folder: string) {
  for (const name of ['@wabascope', '.bin']) await mkdir(join(folder, name), { recursive: true });
  for (const from of [join(docs, 'node_modules'), join(docs, 'packages')]) {
    const names = (await readdir(from)).filter((name) => !['@wabascope', '.bin'].includes(name));
    for (const name of names) await symlink(join(from, name), join(folder, name));
  }
  for (const our of ourPackages()) {
    await symlink(our.folder, join(folder, our.name));
    for (const [name, file] of Object.entries<string>(our.manifest.bin ?? {})) {
      await symlink(join(our.folder, file), join(folder, '.bin', name));
    }
  }
}
