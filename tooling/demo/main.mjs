// The whole product in one run: the real MCP server with its sandbox, and a real MCP client over stdio.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { legend, nextSteps } from './legend.mjs';
import { numbersTable, reasonsList, summaryLine } from './tables.mjs';

const maxRows = 40;

const manifest = createRequire(import.meta.url).resolve('@wabascope/mcp-server/package.json');
const server = join(dirname(manifest), 'dist', 'cli.js');

const client = new Client({ name: 'wabascope-demo', version: '0.0.0' });
await client.connect(new StdioClientTransport({ command: process.execPath, args: [server, '--sandbox'] }));

const { accounts } = await call('list-accounts');
const { numbers, total, reasonTexts, failures } = await call('list-numbers', { limit: maxRows });

console.log();
for (const provider of [...new Set(accounts.map((account) => account.provider))].sort()) {
  const { total: count, summary } = await call('list-numbers', { providers: [provider], limit: 1 });
  const own = accounts.filter((account) => account.provider === provider);
  console.log(summaryLine(provider, count, own.length, summary));
}
console.log(`\n${numbersTable(numbers)}`);
if (total > numbers.length) console.log(`and ${total - numbers.length} more numbers`);
console.log(`\n${reasonsList(numbers, reasonTexts)}`);
console.log(`\n${legend}\n\n${nextSteps}`);
await client.close();

for (const { account, message } of failures) console.error(`${account}: ${message}`);
if (failures.length > 0 || numbers.length === 0) process.exitCode = 1;

async function call(name, args = {}) {
  const { structuredContent, content } = await client.callTool({ name, arguments: args });
  if (structuredContent === undefined) throw new Error(content[0].text);
  return structuredContent;
}
