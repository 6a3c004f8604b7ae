import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { execa } from 'execa';
import stringify from 'json-stringify-pretty-compact';
import { code, fenced } from './markdown.js';

const server = fileURLToPath(new URL('../../../apps/mcp-server/dist/cli.js', import.meta.url));
const tool = 'list-numbers';
const args = { accounts: ['guangzhou', 'oslo', 'riyadh', 'singapore'], quality: ['RED'], limit: 4 };

/** What the built program prints. */
export async function printed(args: readonly string[]): Promise<string> {
  return fenced('text', (await execa(process.execPath, [server, ...args])).stdout);
}

/** A call of a tool and its whole result from the built server on its sandbox. Only the time is made up. */
export async function example(): Promise<string> {
  const client = new Client({ name: 'wabascope-docs', version: '0.0.0' });
  const launch = { command: process.execPath, args: [server, '--sandbox'] };
  await client.connect(new StdioClientTransport({ ...launch, stderr: 'ignore' }));
  try {
    const { structuredContent } = await client.callTool({ name: tool, arguments: args });
    const asOf = '2026-11-21T09:30:00.000Z';
    const result = { ...Object(structuredContent), asOf, wabasAsOf: asOf };
    const text = fenced('text', stringify(result, { maxLength: 340 }));
    return `The assistant calls ${code(tool)} with ${code(JSON.stringify(args))} and reads:\n\n${text}`;
  } finally {
    await client.close();
  }
}
