import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ourPackages } from '../../packages.mjs';
import { processList } from './serve-in-background.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const ours = ['wabascope-mcp', 'npx', 'npm', 'git', 'docker', 'claude'];
const borrowed = [
  'sh',
  'node',
  'cat',
  'curl',
  'jq',
  'openssl',
  'mkdir',
  'cp',
  'head',
  'sed',
  'tr',
  'cut',
  'chmod',
  'id',
];

/** The folder in which a reader follows a page: what the page installs is installed, what it saves is saved. */
export interface PageFolder {
  readonly path: string;
  /** For programs that run in it. */
  readonly env: Record<string, string>;
  write(file: string, text: string): Promise<void>;
  /** Ends what still runs, and removes the folder. */
  remove(): Promise<void>;
}

/** @param page Its path from the root: `tooling/docs/files/<page without .md>` has what a reader is supposed to have already. */
export async function openPageFolder(page: string): Promise<PageFolder> {
  const path = await mkdtemp(join(tmpdir(), 'wabascope-page-'));
  const bin = join(path, '.bin');
  await installPackages(join(path, 'node_modules'));
  await installPrograms(bin);
  await writeFile(join(path, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  await cp(join(here, '..', 'files', page.replace(/\.md$/, '')), path, { recursive: true }).catch(() => {});
  return {
    path,
    env: { PATH: bin, HOME: path, NO_COLOR: '1' },
    async write(file, text) {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    },
    async remove() {
      const processes = await readFile(join(path, processList), 'utf8').catch(() => '');
      for (const id of processes.split('\n').filter(Boolean)) end(Number(id));
      await rm(path, { recursive: true });
    },
  };
}

/** Links, because a copy of a package that is imported by its real path would be a second one. */
async function installPackages(folder: string) {
  await mkdir(join(folder, '@wabascope'), { recursive: true });
  for (const from of [join(here, '..', 'node_modules'), join(here, '..', 'packages')]) {
    const names = (await readdir(from)).filter((name) => name !== '@wabascope');
    for (const name of names) await symlink(join(from, name), join(folder, name));
  }
  for (const our of ourPackages()) await symlink(our.folder, join(folder, our.name));
}

async function installPrograms(bin: string) {
  await mkdir(bin);
  const script = (name: string) =>
    `#!/bin/sh\nexec '${process.execPath}' '${join(here, 'commands.mjs')}' '${name}' "$@"\n`;
  for (const name of ours) await writeFile(join(bin, name), script(name), { mode: 0o755 });
  for (const name of borrowed) {
    const found = name === 'node' ? process.execPath : await find(name);
    if (found !== undefined) await symlink(found, join(bin, name));
  }
}

async function find(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(':')) {
    const path = join(folder, program);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

function end(id: number): void {
  try {
    process.kill(id);
  } catch {
    // It has ended by itself.
  }
}
