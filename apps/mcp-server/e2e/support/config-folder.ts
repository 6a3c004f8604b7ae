import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A fresh folder with a configuration file; other files of it by path. Other users cannot write them. */
export interface ConfigFolder {
  readonly path: string;
  readonly file: string;
  remove(): Promise<void>;
}

export async function configFolder(config: unknown, others: Record<string, string> = {}): Promise<ConfigFolder> {
  const path = await mkdtemp(join(tmpdir(), 'wabascope-'));
  const file = join(path, 'wabascope.config.json');
  await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config), { mode: 0o644 });
  for (const [name, text] of Object.entries(others)) {
    await mkdir(dirname(join(path, name)), { recursive: true, mode: 0o755 });
    await writeFile(join(path, name), text, { mode: 0o644 });
  }
  return { path, file, remove: () => rm(path, { recursive: true, force: true }) };
}
