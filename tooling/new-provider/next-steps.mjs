/**
 * The text that is printed at the end.
 * @param {string} id
 * @param {string} name
 * @param {string} folder
 */
export function nextSteps(id, name, folder) {
  return `The provider for ${name} is in ${folder} and passes all checks:

  npm test -- ${folder}

Then change it into a provider for the real API, as docs/providers.md describes. One line builds it into the server:

  apps/mcp-server/package.json, devDependencies
    "@wabascope/provider-${id}": "workspace:^",

Then run npx -y pnpm install and npm run docs, which writes every list of providers. While package.json has
"private": true, the package is not published. Once you remove that, tests report what a published package needs.
`;
}
