import { McpServer } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';
import { registerTools } from '@wabascope/mcp-tools';
import { version } from './version.js';

/** One MCP server over a directory: cheap, made anew for each connection or request. */
export function createServer(directory: Directory): McpServer {
  const server = new McpServer(
    { name: 'wabascope', title: 'Wabascope', version },
    { capabilities: { tools: { listChanged: false } } },
  );
  registerTools(server, directory);
  return server;
}
