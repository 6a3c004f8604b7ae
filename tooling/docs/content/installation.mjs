import { http, launch, ownArgs, sandboxArgs, secretVariable } from './launch.mjs';
import { fenced, fencedJson } from './markdown.mjs';

const { name, command } = launch;
const secretInput = { id: 'alibaba-secret', description: 'AccessKey secret of Alibaba Cloud' };
const tokenInput = { id: 'wabascope-token', description: 'Token for Wabascope' };
/** The JSON of the other clients starts the same server, and is run. */
const sh = 'sh test=tooling/docs/generated.test.ts';

/**
 * The blocks that install the server in each client, all from `launch`.
 * @returns {[name: string, markdown: string][]}
 */
export function installation() {
  return [
    ['install-json', fencedJson(mcpServers({ command, args: sandboxArgs }))],
    ['install-claude-code', fenced(sh, `claude mcp add ${name} -- ${commandLine(sandboxArgs)}`)],
    ['install-vs-code', fencedJson(vsCode({ type: 'stdio', command, args: sandboxArgs }))],
    ['install-links', links()],
    ['own-claude-desktop', fencedJson(mcpServers(own('paste the secret here')))],
    ['own-claude-code', fencedJson(mcpServers(own(`\${${secretVariable}}`)))],
    ['own-cursor', fencedJson(mcpServers(own(`\${env:${secretVariable}}`)))],
    ['own-vs-code', fencedJson(vsCode({ type: 'stdio', ...own(`\${input:${secretInput.id}}`) }, secretInput))],
    ['http-json', fencedJson(mcpServers(overHttp(`\${${http.tokenVariable}}`)))],
    ['http-vs-code', fencedJson(vsCode(overHttp(`\${input:${tokenInput.id}}`), tokenInput))],
    ['http-claude-code', fenced(sh, httpCommand())],
  ];
}

/** @param {string} secret */
function own(secret) {
  return { command, args: ownArgs, env: { [secretVariable]: secret } };
}

/** @param {string} token */
function overHttp(token) {
  return { type: 'http', url: http.url, headers: { Authorization: `Bearer ${token}` } };
}

/** @param {object} server */
function mcpServers(server) {
  return { mcpServers: { [name]: server } };
}

/**
 * @param {object} server
 * @param {{ id: string, description: string }} [input] what VS Code asks for once, and keeps
 */
function vsCode(server, input) {
  const inputs = input && [{ type: 'promptString', ...input, password: true }];
  return { ...(inputs && { inputs }), servers: { [name]: server } };
}

function httpCommand() {
  const header = `"Authorization: Bearer $${http.tokenVariable}"`;
  return `claude mcp add --transport http ${name} ${http.url} --header ${header}`;
}

/** @param {string[]} args */
function commandLine(args) {
  return [command, ...args].join(' ');
}

function links() {
  const server = { command, args: sandboxArgs };
  const cursor = new URLSearchParams({ name, config: Buffer.from(JSON.stringify(server)).toString('base64') });
  const vscode = new URLSearchParams({ name, config: JSON.stringify({ type: 'stdio', ...server }) });
  return [
    `[Install in Cursor](https://cursor.com/en-US/install-mcp?${cursor})`,
    `[Install in VS Code](https://vscode.dev/redirect/mcp/install?${vscode})`,
  ].join(' · ');
}
