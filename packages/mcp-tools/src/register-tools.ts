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

/** How a call of a tool ended: `error` is a result with `isError`, `aborted` has none. */
export interface CallEnd {
  readonly tool: string;
  readonly outcome: 'ok' | 'error' | 'aborted';
  readonly durationMs: number;
}

/**
 * Adds the tools to an MCP server that may have others of its own.
 * @param onCall Hears how each call ended, for metrics.
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
