import { readFile } from 'node:fs/promises';

/** What a package.json of the repository has, until packing replaces it with the version. */
const unpacked = 'workspace:^';

/**
 * Replaces `workspace:^`, the version of our packages in the template, with their versions.
 * @returns {Promise<(text: string) => string>}
 */
export async function publishedVersions() {
  const { devDependencies } = await manifestAt('../package.json');
  /** @type {Map<string, string>} */
  const versions = new Map();
  for (const [name, version] of Object.entries(devDependencies)) {
    versions.set(name, version === unpacked ? await versionInClone(name) : version);
  }
  return (text) =>
    text.replace(/"(@wabascope\/[\w-]+)": "workspace:\^"/g, (_, name) => `"${name}": "${versions.get(name)}"`);
}

/** @param {string} name of a package */
async function versionInClone(name) {
  return `^${(await manifestAt(`../../${name.replace('@wabascope/', '')}/package.json`)).version}`;
}

/** @param {string} path from this file */
async function manifestAt(path) {
  return JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
}
