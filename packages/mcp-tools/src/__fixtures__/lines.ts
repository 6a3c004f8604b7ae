import { Client as Client2 } from '@modelcontextprotocol/client';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport as InMemory1 } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer as Server1 } from '@modelcontextprotocol/sdk/server/mcp.js';
import { InMemoryTransport as InMemory2, McpServer as Server2 } from '@modelcontextprotocol/server';
import type { Directory } from '@wabascope/directory';
import { registerTools, type ToolOptions } from '../index.js';

const identity = { name: 'test', version: '0.0.0' };

/** A client of each line, connected to a server of the same line that also has a tool of the host. */
export const lines = {
  'sdk 1.x': async (directory: Directory, options?: ToolOptions) => {
    const server = new Server1(identity);
    server.registerTool('own', {}, () => ({ content: [{ type: 'text', text: 'mine' }] }));
    registerTools(server, directory, options);
    const [near, far] = InMemory1.createLinkedPair();
    const client = new Client1(identity);
    await Promise.all([server.connect(far), client.connect(near)]);
    return client;
  },
  'server 2.x': async (directory: Directory, options?: ToolOptions) => {
    const server = new Server2(identity);
    server.registerTool('own', {}, () => ({ content: [{ type: 'text' as const, text: 'mine' }] }));
    registerTools(server, directory, options);
    const [near, far] = InMemory2.createLinkedPair();
    const client = new Client2(identity);
    await Promise.all([server.connect(far), client.connect(near)]);
    return client;
  },
};
