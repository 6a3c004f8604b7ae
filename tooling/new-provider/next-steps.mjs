import { basename } from 'node:path';

/**
 * The next steps after the folder was written.
 * @param {Pick<import('./command-line.mjs').Order, 'id' | 'name' | 'standalone' | 'folder'>} order
 */
export function nextSteps({ id, name, standalone, folder }) {
  return standalone ? ownRepository(id, name, folder) : inRepository(id, name, folder);
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} folder
 */
function ownRepository(id, name, folder) {
  return `${name} is in the new repository ${folder}

  cd ${folder}
  npm install
  npm test

Then adapt it to the real API; docs/providers.md shows how. To try it in the server, write a configuration file next to
the folder and pass it with --config:

  "plugins": ["./${basename(folder)}/dist/index.js"],
  "accounts": { "trial": { "provider": "${id}", … } }
`;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} folder
 */
function inRepository(id, name, folder) {
  return `${name} is in ${folder} and passes every check:

  npm test -- ${folder}

Then adapt it to the real API; docs/providers.md shows how. Three lines add it to the server:

  apps/mcp-server/src/built-in-providers.ts
    ${/-/.test(id) ? `'${id}'` : id}: async () => (await import('@wabascope/provider-${id}')).default,
  apps/mcp-server/package.json, devDependencies
    "@wabascope/provider-${id}": "workspace:^",
  tooling/docs/package.json, dependencies, so that pages may import it
    "@wabascope/provider-${id}": "workspace:^",

Then run npx pnpm install, and npm run docs, which writes the tables of settings and providers. It is not published while
package.json has "private": true. When you remove that line, tests check the rest of the package for publishing.
`;
}
