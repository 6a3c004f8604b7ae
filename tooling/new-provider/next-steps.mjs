import { basename } from 'node:path';

/**
 * The text that the generator prints at its end.
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
  return `${name} is a repository now: ${folder}

  cd ${folder}
  npm install
  npm test

Then change it into a provider for the real API, as docs/providers.md describes. To try it in the server, add it to a
configuration file beside the folder, and pass that file with --config:

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
  return `${name} is in ${folder} and passes all checks:

  npm test -- ${folder}

Then change it into a provider for the real API, as docs/providers.md describes. One line builds it into the server:

  apps/mcp-server/package.json, devDependencies
    "@wabascope/provider-${id}": "workspace:^",

Then run npx pnpm install and npm run docs, which writes every list of providers. While package.json has
"private": true, the package is not published. Once you remove that, tests report what a published package needs.
`;
}
