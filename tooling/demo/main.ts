// The whole product in one run: a real MCP client that calls the real server on its sandbox, and the command line.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const maxRows = 40;

/** What is shown of the results. */
interface Results {
  readonly accounts: { readonly provider: string }[];
  readonly groups: { readonly provider: string; readonly count: number; readonly byCanSend: Record<string, number> }[];
  readonly numbers: { readonly reasons: readonly string[] }[];
  readonly total: number;
  readonly reasonTexts: Record<string, string>;
  readonly failures: { readonly account: string; readonly message: string }[];
}

const legend = `How to read the table
(empty)    The provider does not report this field.
+3         The number has three more reasons. An assistant gets all of them.
UNTIERED   Meta assigns no messaging limit tier to the business.
86138****  The provider masks the number.

What to try next
Give the same data to an assistant:  claude mcp add wabascope -- node "$PWD/apps/mcp-server/dist/cli.js" --sandbox
Then ask the assistant:              Which of our numbers cannot send, and what do we do first?
What the verdicts and reasons mean:  docs/questions.md
Use your own accounts:               docs/configuration.md`;

const manifest = createRequire(import.meta.url).resolve('@wabascope/mcp-server/package.json');
const program = join(dirname(manifest), 'dist', 'cli.js');

const { columns = '', isTTY } = process.stdout;
const list = [program, 'numbers', '--sandbox', '--format', 'table'];
const env = { ...(isTTY && { FORCE_COLOR: '1' }), COLUMNS: `${columns}`, ...process.env };
const listing = promisify(execFile)(process.execPath, list, { env });

const client = new Client({ name: 'wabascope-demo', version: '0.0.0' });
await client.connect(
  new StdioClientTransport({ command: process.execPath, args: [program, '--sandbox', '--log-level', 'error'] }),
);
const { accounts } = await call('list-accounts');
const { numbers, total, reasonTexts, failures } = await call('list-numbers', { limit: maxRows });

console.log();
const { groups } = await call('list-numbers', { groupBy: ['provider'], limit: 0 });
for (const { provider, count, byCanSend } of groups.toSorted((a, b) => a.provider.localeCompare(b.provider))) {
  const own = accounts.filter((account) => account.provider === provider);
  const verdicts = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'].filter((verdict) => (byCanSend[verdict] ?? 0) > 0);
  const counts = verdicts.map((verdict) => `${byCanSend[verdict]} ${verdict}`).join(', ');
  console.log(`${provider.padEnd(9)}  ${counted(count, 'number')} in ${counted(own.length, 'account')}: ${counts}`);
}
await client.close();

const { stdout } = await listing;
console.log(`\n${stdout.split('\n', maxRows + 1).join('\n')}\nand ${total - numbers.length} more numbers\n`);
for (const code of new Set(numbers.flatMap(({ reasons }) => reasons.slice(0, 1)))) {
  console.log(`${code.padEnd(19)}  ${reasonTexts[code]}`);
}
console.log(`\n${legend}`);

for (const { account, message } of failures) console.error(`${account}: ${message}`);
if (failures.length > 0 || numbers.length === 0) process.exitCode = 1;

async function call(name: string, args = {}): Promise<Results> {
  const { structuredContent, content } = await client.callTool({ name, arguments: args });
  if (structuredContent === undefined) throw new Error(JSON.stringify(content));
  return structuredContent as unknown as Results;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
