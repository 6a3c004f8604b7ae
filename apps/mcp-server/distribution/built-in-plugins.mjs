import { readFile } from 'node:fs/promises';

/**
 * @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin
 * @typedef {{ version: string, mcpName: string, license: string, keywords: string[] }} Manifest
 */

const providerPackage = /^@wabascope\/provider-(?!kit$|testing$)/;

/**
 * The providers that the server carries inside, in the order of their ids.
 * @returns {Promise<AnyPlugin[]>}
 */
export async function builtInPlugins() {
  const { devDependencies } = await readManifest();
  const names = Object.keys(devDependencies).filter((name) => providerPackage.test(name));
  const modules = await Promise.all(names.map((name) => import(name)));
  return modules.map((module) => module.default).sort((a, b) => a.id.localeCompare(b.id));
}

/**
 * The package.json of the server.
 * @returns {Promise<Manifest & { devDependencies: Record<string, string> }>}
 */
export async function readManifest() {
  return JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
}
