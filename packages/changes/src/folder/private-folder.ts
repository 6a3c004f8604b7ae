import type { Stats } from 'node:fs';
import { mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FolderError, systemCode } from './folder-error.js';

const sticky = 0o1000;
const othersWrite = 0o022;

/**
 * Creates the folder if it is missing, for this user only. Returns its real path.
 * @throws {FolderError} If it cannot be created, or another user could change its files, by the rules of ssh: the folder
 * or one above it belongs to a user other than this one and root, or its group or all users may write it.
 */
export async function privateFolder(folder: string): Promise<string> {
  const path = await created(folder);
  if (process.platform === 'win32') return path;
  check(path, await stat(path), false);
  // The path as it was named may lead over symbolic links of others.
  for (const above of new Set([...foldersAbove(path), ...foldersAbove(resolve(folder))])) {
    check(above, await stat(above), true);
  }
  return path;
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}

async function created(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await realpath(folder);
  } catch (error) {
    const code = systemCode(error);
    const problem = `The folder ${folder} cannot be created (${code}).`;
    throw new FolderError(problem, 'Create it, and let only the user of the server write to it.');
  }
}

/** In a folder such as /tmp, only the owner of an entry can replace it. */
function check(path: string, { uid, mode }: Stats, isAbove: boolean): void {
  const self = process.geteuid?.() ?? uid;
  if (uid !== self && uid !== 0) {
    throw new FolderError(
      `${path} belongs to another user (${uid}), who could change the journal.`,
      `Run "chown ${self} ${path}", or start the server as that user.`,
    );
  }
  const isProtected = isAbove && (mode & sticky) !== 0;
  if (isProtected || (mode & othersWrite) === 0) return;
  throw new FolderError(
    `Other users may write ${path}, and so change the journal.`,
    isAbove ? `Run "chmod go-w ${path}".` : `Run "chmod 700 ${path}".`,
  );
}
