import { spawn } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { executable } from './executable.js';

/** A copy of the built server. A test may move its files. */
export interface CopiedProgram {
  start(args: readonly string[]): ReturnType<typeof spawnPiped>;
  /** Removes the files from which the program loads its parts. */
  takeFiles(): Promise<void>;
  giveFilesBack(): Promise<void>;
  remove(): Promise<void>;
}

export async function copiedProgram(): Promise<CopiedProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-program-'));
  await cp(dirname(executable), folder, { recursive: true });
  const [files, taken] = [join(folder, 'chunks'), join(folder, 'taken')];
  return {
    start: (args) => spawnPiped([join(folder, 'cli.js'), ...args]),
    takeFiles: () => rename(files, taken),
    giveFilesBack: () => rename(taken, files),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function spawnPiped(args: readonly string[]) {
  return spawn(process.execPath, args, { stdio: 'pipe' });
}
