/**
 * The text that is printed at the end.
 * @param {string} id
 * @param {string} name
 * @param {string} folder
 * @param {boolean} isInstalled whether what it imports is linked
 */
export function nextSteps(id, name, folder, isInstalled) {
  return `The provider for ${name} is in ${folder} and passes all checks:

${isInstalled ? '' : '  npx -y pnpm install\n'}  npm test -- ${folder}

Then change it into a provider for the real API, as docs/providers.md describes. Its API in packages/sandbox makes it part
of --sandbox and of the tests of all providers. One line builds it into the server:

  apps/mcp-server/package.json, devDependencies
    "@wabascope/provider-${id}": "workspace:^",

Then run npx -y pnpm install and npm run docs, which writes every list of providers. While package.json has
"private": true, the package is not published. Once you remove that, tests report what a published package needs.
`;
}
