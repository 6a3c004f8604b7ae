import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names that have a meaning for npm, pnpm or Git, even in a template. */
const realNames = new Map([
  ['gitignore', '.gitignore'],
  ['manifest.json', 'package.json'],
  ['mit.txt', 'LICENSE'],
]);

/**
 * A folder of the template: `src`, or the files of a `repository`.
 * @param {'src' | 'repository'} name
 */
export function templateFolder(name) {
  return {
    folder: fileURLToPath(new URL(`../template/${name}`, import.meta.url)),
    prefix: name === 'src' ? 'src/' : '',
  };
}

/**
 * The files of a new provider by their path in its folder: those of the template, a complete provider called Acme, with
 * the names changed.
 * @param {{ id: string, name: string, repository: string }} order
 * @param {readonly { folder: string, prefix: string }[]} folders
 * @returns {Promise<Map<string, string>>}
 */
export async function templateFiles({ id, name, repository }, folders) {
  const rename = renaming(id, name);
  const files = (await Promise.all(folders.map(readFolder))).flat();
  return new Map(
    files.map(({ path, text }) => [realNames.get(path) ?? path, rename(text).replace('REPOSITORY', repository)]),
  );
}

/** @param {{ folder: string, prefix: string }} place */
async function readFolder({ folder, prefix }) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: prefix + relative(folder, file).replaceAll(sep, '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

/**
 * Renames the display name, the ID, and the prefix of environment variables.
 * @param {string} id
 * @param {string} name
 * @returns {(text: string) => string}
 */
function renaming(id, name) {
  const words = new Map([
    ['Acme', name],
    ['acme', id],
    ['ACME', variablePrefix(id)],
  ]);
  return (text) => text.replace(/acme/gi, (word) => words.get(word) ?? word);
}

/**
 * The prefix of environment variables. A shell cannot set a variable that begins with a digit.
 * @param {string} id
 */
function variablePrefix(id) {
  const name = id.toUpperCase().replaceAll('-', '_');
  return /^\d/.test(name) ? `WABASCOPE_${name}` : name;
}
