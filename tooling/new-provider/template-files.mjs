import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../packages.mjs';

const template = fileURLToPath(new URL('template', import.meta.url));

/**
 * The files of a new provider by their path in its folder: those of the template, a complete provider called Acme,
 * with the names changed.
 * @param {Pick<import('./command-line.mjs').Order, 'id' | 'name' | 'standalone'>} order
 * @returns {Promise<Map<string, string>>}
 */
export async function templateFiles({ id, name, standalone }) {
  const rename = renaming(id, name);
  const publish = standalone ? await publishing() : (/** @type {string} */ text) => text;
  const kind = standalone ? 'standalone' : 'in-repository';
  const files = [
    ...(await readFolder('src')).map(({ path, text }) => ({ path: `src/${path}`, text })),
    ...(await readFolder(kind)),
  ];
  // npm leaves out a file with its real name, and git would apply it here.
  const nameOf = (/** @type {string} */ path) => (path === 'gitignore' ? '.gitignore' : path);
  return new Map(files.map(({ path, text }) => [nameOf(path), publish(rename(text))]));
}

/** @param {string} folder of the template */
async function readFolder(folder) {
  const entries = await readdir(join(template, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => ({
      path: relative(join(template, folder), file).replaceAll(sep, '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

/**
 * Renames the display name, the id, and the prefix of environment variables.
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

/**
 * Replaces workspace dependencies by published versions, and vitest by the test runner of Node.js.
 * @returns {Promise<(text: string) => string>}
 */
async function publishing() {
  /** @type {Map<string, string>} */
  const versions = new Map();
  for (const name of ['core', 'provider-kit', 'provider-testing']) {
    const manifest = JSON.parse(await readFile(join(root, 'packages', name, 'package.json'), 'utf8'));
    versions.set(manifest.name, manifest.version);
  }
  return (text) =>
    text
      .replace(/"(@wabascope\/[\w-]+)": "workspace:\^"/g, (_, name) => `"${name}": "^${versions.get(name)}"`)
      .replace("from 'vitest'", "from 'node:test'");
}
