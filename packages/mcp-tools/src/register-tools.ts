import type { Directory } from '@wabascope/directory';
import { callContext } from './call-context.js';
import { portable } from './portable-schema.js';
import { tools } from './tools/index.js';

/**
 * The part of `McpServer` that is needed, which both lines of the MCP SDK have (`@modelcontextprotocol/server` 2.x and
 * `@modelcontextprotocol/sdk` 1.x); their own types differ in everything but this.
 */
export interface ToolHost {
  registerTool(name: string, config: never, handler: never): unknown;
}

/** Adds the tools to an MCP server that may have others of its own. */
export function registerTools(server: ToolHost, directory: Directory): void {
  for (const { name, title, description, annotations, input, output, call } of tools) {
    const config = { title, description, annotations, inputSchema: portable(input), outputSchema: portable(output) };
    const handler = (args: unknown, sdkContext: unknown) => call(directory, args, callContext(sdkContext));
    server.registerTool(name, config as never, handler as never);
  }
}
