import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import stringify from 'json-stringify-pretty-compact';
import { code, fenced } from './markdown.mjs';
import { executable } from './server.mjs';

const tool = 'list-numbers';
const args = { accounts: ['guangzhou', 'oslo', 'riyadh', 'singapore'], quality: ['RED'], limit: 4 };

/** A call of a tool and its whole result from the built server on its sandbox. Only the time is made up. */
export async function example() {
  const client = new Client({ name: 'wabascope-docs', version: '0.0.0' });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [executable, '--sandbox'], stderr: 'ignore' }),
  );
  try {
    const { structuredContent } = await client.callTool({ name: tool, arguments: args });
    const result = { ...Object(structuredContent), asOf: '2026-11-21T09:30:00.000Z' };
    return `The assistant calls ${code(tool)} with ${code(JSON.stringify(args))} and reads:\n\n${fenced('text', stringify(result, { maxLength: 340 }))}`;
  } finally {
    await client.close();
  }
}
