import { type Stats, statSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import type { ProblemText } from './problem.js';

const sticky = 0o1000;
const othersWrite = 0o022;

/**
 * Why another user could change a file, by the rules of ssh: the file or a folder above it belongs to a user other than
 * this one and root, or its group or all users may write it. Windows protects the files of a user.
 * @param path As it was named, absolute.
 * @param realPath The same without symbolic links.
 * @param stats Of the file.
 */
export function othersMayChange(path: string, realPath: string, stats: Stats): ProblemText | undefined {
  if (process.platform === 'win32') return undefined;
  const problem = problemOf(realPath, stats);
  if (problem !== undefined) return problem;
  for (const folder of foldersAbove(path, realPath)) {
    const ofFolder = statSync(folder);
    // In a folder such as /tmp, only the owner of an entry can replace it. Kubernetes mounts secrets in one.
    const mode = ofFolder.mode & sticky ? ofFolder.mode & ~othersWrite : ofFolder.mode;
    const ofThis = problemOf(folder, { uid: ofFolder.uid, mode });
    if (ofThis !== undefined) return ofThis;
  }
  return undefined;
}

/** Whether all users of this machine can read the file. */
export function allUsersMayRead(realPath: string, { mode }: Stats): boolean {
  if (process.platform === 'win32' || (mode & 0o004) === 0) return false;
  return foldersAbove(realPath).every((folder) => (statSync(folder).mode & 0o001) !== 0);
}

function problemOf(path: string, { uid, mode }: Pick<Stats, 'uid' | 'mode'>): ProblemText | undefined {
  const self = process.geteuid?.() ?? uid;
  if (uid !== self && uid !== 0) {
    const message = `${path} belongs to another user (${uid}), who could change what the server runs.`;
    return { message, remedy: `Run "chown ${self} ${path}", or start the server as that user.` };
  }
  if ((mode & othersWrite) === 0) return undefined;
  const message = `Other users may write ${path}, and so change what the server runs.`;
  return { message, remedy: `Run "chmod go-w ${path}".` };
}

/** Every folder above the paths. */
function foldersAbove(...paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    folders.add(parse(path).root);
  }
  return [...folders];
}
