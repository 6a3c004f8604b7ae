import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Complaint } from './fault.js';
import { readTextFile } from './read-text.js';

const mostBytes = 64 * 1024;

/**
 * Reads what `${file:PATH}` stands for, without blanks and line breaks around it. Only files in the folder of the
 * configuration and in `secretsFolders` are read, so that a configuration cannot send any other file to a provider.
 * @param folder Of the configuration; where relative paths start.
 * @param secretsFolders Further folders, as the configuration names them.
 */
export function secretFiles(folder: string, secretsFolders: readonly string[]): (name: string) => string | Complaint {
  const known = new Map<string, string | Complaint>();
  const roots = [folder, ...secretsFolders].flatMap((root) => realPathOf(resolve(folder, root)) ?? []);

  function read(name: string): string | Complaint {
    const subject = `The file ${name.slice(0, 200)}`;
    const path = realPathOf(resolve(folder, name));
    if (path !== undefined && !roots.some((root) => isBelow(root, path))) {
      const remedy = 'Move it there, or name its folder in "secretsFolders".';
      return { message: `${subject} is not below the folder of the configuration.`, remedy };
    }
    const found = readTextFile(path ?? resolve(folder, name), mostBytes, subject);
    return 'text' in found ? found.text.trim() : found;
  }

  return (name) => {
    const found = known.get(name) ?? read(name);
    known.set(name, found);
    return found;
  };
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
