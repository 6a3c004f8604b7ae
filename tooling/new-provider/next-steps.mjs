import { basename } from 'node:path';

/**
 * What to do with the folder that was written.
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
  return `${name} is a repository of its own now: ${folder}

  cd ${folder}
  npm install
  npm test

Then change it into a provider for the real API: docs/providers.md goes through it. To try it in the server, name it in
a configuration file beside the folder, and that file with --config:

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

Then change it into a provider for the real API: docs/providers.md goes through it. Three lines make the server know it:

  apps/mcp-server/src/built-in-providers.ts
    ${/-/.test(id) ? `'${id}'` : id}: async () => (await import('@wabascope/provider-${id}')).default,
  apps/mcp-server/package.json, devDependencies
    "@wabascope/provider-${id}": "workspace:^",
  tooling/docs/package.json, dependencies, so that pages may name it
    "@wabascope/provider-${id}": "workspace:^",

Run npx pnpm install after them, and npm run docs, which writes the tables of settings and providers. While package.json
says "private": true, it is not published; when you take that out, tests say what an outsider still misses.
`;
}
