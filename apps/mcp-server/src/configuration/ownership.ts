import { type Stats, statSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import type { Complaint } from './fault.js';

const sticky = 0o1000;
const othersWrite = 0o022;

/**
 * What lets another user decide what is in a file, as ssh looks at it: the file or a folder above it belongs to
 * somebody else than this user or root, or its group or everybody may write it. Windows guards the files of a user itself.
 * @param path As it was named, absolute.
 * @param realPath The same without symbolic links.
 * @param stats Of the file.
 */
export function othersMayChange(path: string, realPath: string, stats: Stats): Complaint | undefined {
  if (process.platform === 'win32') return undefined;
  const complaint = complaintAbout(realPath, stats);
  if (complaint !== undefined) return complaint;
  for (const folder of foldersAbove(path, realPath)) {
    const ofFolder = statSync(folder);
    // In a folder such as /tmp, only the owner of an entry can replace it. Mounted secrets of Kubernetes are in one, too.
    const mode = ofFolder.mode & sticky ? ofFolder.mode & ~othersWrite : ofFolder.mode;
    const ofThis = complaintAbout(folder, { uid: ofFolder.uid, mode });
    if (ofThis !== undefined) return ofThis;
  }
  return undefined;
}

/** Whether every user of this machine can read the file. */
export function everybodyMayRead(realPath: string, { mode }: Stats): boolean {
  if (process.platform === 'win32' || (mode & 0o004) === 0) return false;
  return foldersAbove(realPath).every((folder) => (statSync(folder).mode & 0o001) !== 0);
}

function complaintAbout(path: string, { uid, mode }: Pick<Stats, 'uid' | 'mode'>): Complaint | undefined {
  const self = process.geteuid?.() ?? uid;
  if (uid !== self && uid !== 0) {
    const message = `${path} belongs to another user (${uid}), who could change what the server runs.`;
    return { message, remedy: `Run "chown ${self} ${path}", or start the server as that user.` };
  }
  if ((mode & othersWrite) === 0) return undefined;
  const message = `Other users may write ${path}, and so change what the server runs.`;
  return { message, remedy: `Run "chmod go-w ${path}".` };
}

/** Every folder on the way to the paths. */
function foldersAbove(...paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    folders.add(parse(path).root);
  }
  return [...folders];
}
