import type { Directory } from '@wabascope/directory';
import { callContext } from './call-context.js';
import { portable } from './portable-schema.js';
import { tools } from './tools/index.js';

/**
 * The part of `McpServer` that both versions of the MCP SDK share (`@modelcontextprotocol/server` 2.x and
 * `@modelcontextprotocol/sdk` 1.x). Their types differ otherwise.
 */
export interface ToolHost {
  registerTool(name: string, config: never, handler: never): unknown;
}

/** The end of a tool call. Outcome `error`: a result with `isError`. `aborted`: no result. */
export interface CallEnd {
  readonly tool: string;
  readonly outcome: 'ok' | 'error' | 'aborted';
  readonly durationMs: number;
}

/**
 * Adds the tools to an MCP server, which may have other tools.
 * @param onCall Called at the end of each call, for metrics.
 */
export function registerTools(server: ToolHost, directory: Directory, onCall?: (end: CallEnd) => void): void {
  for (const { name, title, description, annotations, input, output, jsonSchemas, call } of tools) {
    const inputSchema = portable(input, () => jsonSchemas().input);
    const outputSchema = portable(output, () => jsonSchemas().output);
    const config = { title, description, annotations, inputSchema, outputSchema };
    const handler = async (args: unknown, sdkContext: unknown) => {
      const startedAt = performance.now();
      let outcome: CallEnd['outcome'] = 'aborted';
      try {
        const result = await call(directory, args, callContext(sdkContext));
        outcome = result.isError ? 'error' : 'ok';
        return result;
      } finally {
        onCall?.({ tool: name, outcome, durationMs: performance.now() - startedAt });
      }
    };
    server.registerTool(name, config as never, handler as never);
  }
}
