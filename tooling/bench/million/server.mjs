// An MCP server over a directory as the built server opens it, whose requests get their responses in this process: the
// plugin signs, paces, reads and maps them as always.
import { hash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createMemoryJournal } from '@wabascope/changes';
import { createDirectory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import alibaba from '@wabascope/provider-alibaba';
import { createResponses } from './responses.mjs';

// As the built server sets them for a large heap.
setFlagsFromString('--heap-growing-percent=20');
setFlagsFromString('--optimize-for-size');

const { accounts, numbers } = JSON.parse(process.argv[2] ?? '');

/** @param {string} name */
function madeUp(name) {
  return hash('sha256', name, 'base64url');
}

/** @param {number} index */
function settingsOf(index) {
  return {
    provider: /** @type {const} */ ('alibaba'),
    accessKeyId: `LTAI5t${madeUp(`id ${index}`).slice(0, 18)}`,
    accessKeySecret: madeUp(`secret ${index}`).slice(0, 30),
    custSpaceId: String(29_348_393_990_000_000_000n + BigInt(index)),
  };
}

const directory = await createDirectory({
  accounts: Object.fromEntries(Array.from({ length: accounts }, (_, index) => [`account-${index}`, settingsOf(index)])),
  providers: { alibaba: async () => alibaba },
  trustedProviders: ['alibaba'],
  fetch: createResponses(accounts, numbers / accounts),
  journal: createMemoryJournal(),
  // Only the accounts that a call names are fetched again.
  cache: { maxRows: 2 * numbers, maxAgeSeconds: 86_400, wabaMaxAgeSeconds: 86_400 },
});

serveStdio(() => {
  const server = new McpServer({ name: 'million', version: '0.0.0' });
  registerTools(server, directory);
  return server;
});
