// The whole product in one run: the real MCP server with its sandbox, asked by a real MCP client over stdio.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { numbersTable, reasonsList, summaryLine, wabasTable } from './tables.mjs';

const manifest = createRequire(import.meta.url).resolve('@wabascope/mcp-server/package.json');
const server = join(dirname(manifest), 'dist', 'cli.js');

const client = new Client({ name: 'wabascope-demo', version: '0.0.0' });
await client.connect(new StdioClientTransport({ command: process.execPath, args: [server, '--sandbox'] }));

const { numbers, summary, reasonTexts, failures } = await allNumbers();
const { accounts } = await call('list-accounts');
console.log(`\n${summaryLine(numbers, accounts, summary)}\n`);
console.log(numbersTable(numbers));
console.log(`\n${reasonsList(reasonTexts)}\n`);

const wabas = await Promise.all(accounts.map(({ account }) => wabasOf(account)));
console.log(wabasTable(wabas.flat()));
await client.close();

for (const { account, message } of failures) console.error(`${account}: ${message}`);
if (failures.length > 0 || numbers.length === 0) process.exitCode = 1;

async function allNumbers() {
  const answers = [];
  let cursor;
  do {
    const answer = await call('list-numbers', { detail: 'full', limit: 100, ...(cursor && { cursor }) });
    answers.push(answer);
    cursor = answer.nextCursor;
  } while (cursor);
  return {
    numbers: answers.flatMap(({ numbers }) => numbers),
    summary: answers[0].summary,
    reasonTexts: Object.assign({}, ...answers.map(({ reasonTexts }) => reasonTexts)),
    failures: answers[0].failures,
  };
}

/** A provider without a call for WABA details answers with a failure that says so; it is no failure of the demo. */
async function wabasOf(account) {
  const { wabas } = await call('get-waba', { account });
  return wabas;
}

async function call(name, args = {}) {
  const { structuredContent, content } = await client.callTool({ name, arguments: args });
  if (structuredContent === undefined) throw new Error(content[0].text);
  return structuredContent;
}
