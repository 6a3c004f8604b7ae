import { readFile } from 'node:fs/promises';

/**
 * @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin
 * @typedef {{ version: string, mcpName: string, license: string, keywords: string[], engines: { node: string } }} Manifest
 */

const providerPackage = /^@wabascope\/provider-(?!kit$|testing$)(.+)$/;

/**
 * The IDs of the built-in providers, sorted: the packages `@wabascope/provider-<id>` in `devDependencies`.
 * @returns {Promise<string[]>}
 */
export async function builtInIds() {
  const { devDependencies } = await readManifest();
  return Object.keys(devDependencies)
    .flatMap((name) => providerPackage.exec(name)?.[1] ?? [])
    .sort();
}

/**
 * The built-in providers, in the order of their IDs.
 * @returns {Promise<AnyPlugin[]>}
 */
export async function builtInPlugins() {
  const ids = await builtInIds();
  const modules = await Promise.all(ids.map((id) => import(`@wabascope/provider-${id}`)));
  return modules.map((module) => module.default);
}

/**
 * The package.json of the server.
 * @returns {Promise<Manifest & { devDependencies: Record<string, string> }>}
 */
export async function readManifest() {
  return JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
}
