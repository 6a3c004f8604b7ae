// The same with version 1.x of the MCP SDK: node embed-tools-sdk-1.js accounts.json
import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createDirectory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import { providers } from './providers.js';

const accounts = JSON.parse(readFileSync(process.argv[2] ?? 'accounts.json', 'utf8'));
const directory = await createDirectory({ accounts, providers });

const server = new McpServer({ name: 'support-desk', version: '1.0.0' });
server.registerTool('on-call', { description: 'Who is on call today.' }, () => ({
  content: [{ type: 'text', text: 'Ada' }],
}));
registerTools(server, directory);
await server.connect(new StdioServerTransport());

process.stdin.once('end', async () => {
  await directory.close();
  process.exit(0);
});
