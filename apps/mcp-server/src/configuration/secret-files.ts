import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { ProblemText } from './problem.js';
import { readTextFile } from './read-text.js';

const maxBytes = 64 * 1024;

/**
 * Resolves `${file:PATH}` to the content of the file, without white space around it. It reads only files below the folder
 * of the configuration and below `secretsFolders`, so that a configuration cannot send any other file to a provider.
 * @param folder Of the configuration. Relative paths start there.
 * @param secretsFolders Further folders, as the configuration names them.
 */
export function secretFiles(folder: string, secretsFolders: readonly string[]): (name: string) => string | ProblemText {
  const known = new Map<string, string | ProblemText>();
  const roots = [folder, ...secretsFolders].flatMap((root) => realPathOf(resolve(folder, root)) ?? []);

  function read(name: string): string | ProblemText {
    const subject = `The file ${name.slice(0, 200)}`;
    const path = realPathOf(resolve(folder, name));
    if (path !== undefined && !roots.some((root) => isBelow(root, path))) {
      const remedy = 'Move it there, or name its folder in "secretsFolders".';
      return { message: `${subject} is not below the folder of the configuration.`, remedy };
    }
    const found = readTextFile(path ?? resolve(folder, name), maxBytes, subject);
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
