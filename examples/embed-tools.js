// Your own MCP server with the Wabascope tools: node embed-tools.js accounts.json
import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { createDirectory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import { providers } from './providers.js';

const accounts = JSON.parse(readFileSync(process.argv[2] ?? 'accounts.json', 'utf8'));
const directory = await createDirectory({ accounts, providers });

serveStdio(() => {
  const server = new McpServer({ name: 'support-desk', version: '1.0.0' });
  server.registerTool('on-call', { description: 'Who is on call today.' }, () => ({
    content: [{ type: 'text', text: 'Ada' }],
  }));
  registerTools(server, directory);
  return server;
});

// The server ends with its client.
process.stdin.once('end', async () => {
  await directory.close();
  process.exit(0);
});
