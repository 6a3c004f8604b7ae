/**
 * The text that is printed at the end.
 * @param {{ name: string, folder: string }} order
 */
export function nextSteps({ name, folder }) {
  return `The provider for ${name} is in ${folder}:

  cd ${/^[\w./-]+$/.test(folder) ? folder : `"${folder}"`}
  npm install
  npm test

Then change it into a provider for the real API:
https://github.com/wabascope/wabascope/blob/main/docs/providers.md

wabascope.config.json in that folder configures an account of it. Write your settings into the file, then run:

  npx -y @wabascope/mcp-server check --config wabascope.config.json
`;
}
