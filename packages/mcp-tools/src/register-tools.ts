import type { Directory } from '@wabascope/directory';
import type * as z from 'zod';
import type { JsonObject } from './call-result.js';
import type { CallContext } from './tool.js';
import { tools } from './tools/index.js';

/**
 * The part of `McpServer` that both versions of the MCP SDK share (`@modelcontextprotocol/server` 2.x and
 * `@modelcontextprotocol/sdk` 1.24 or later). Their types differ otherwise.
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

export interface ToolOptions {
  /** Called at the end of each call, for metrics. */
  readonly onCall?: (end: CallEnd) => void;
  /** The view of the results, such as `numbersView` of `@wabascope/view`. The server must have this resource. */
  readonly view?: { readonly uri: string };
}

/**
 * Adds the tools to an MCP server, which may have other tools.
 * @throws {Error} If the MCP SDK is too old for the schemas of the tools.
 */
export function registerTools(server: ToolHost, directory: Directory, { onCall, view }: ToolOptions = {}): void {
  for (const { name, title, description, annotations, input, output, hasView, jsonSchemas, call } of tools) {
    const inputSchema = portable(input, () => jsonSchemas().input);
    const outputSchema = portable(output, () => jsonSchemas().output);
    const meta = view === undefined || !hasView ? {} : { _meta: { ui: { resourceUri: view.uri } } };
    const config = { title, description, annotations, inputSchema, outputSchema, ...meta };
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
    requireSchema(server.registerTool(name, config as never, handler as never), inputSchema);
  }
}

/** SDK 1.x before 1.24 takes the schema for a set of fields. Clients would then see tools without arguments. */
function requireSchema(registered: unknown, inputSchema: z.ZodObject): void {
  const isKnown = typeof registered === 'object' && registered !== null && 'inputSchema' in registered;
  if (isKnown && registered.inputSchema !== inputSchema) {
    throw new Error(
      'This version of the MCP SDK cannot describe the arguments of the tools. Install @modelcontextprotocol/sdk 1.24 or later, or @modelcontextprotocol/server 2.0 or later.',
    );
  }
}

/**
 * The schema for both versions of the MCP SDK. It accepts everything, because the tool parses its arguments and reports
 * problems. SDK 1.x runs the parser of the zod object; 2.x uses the Standard Schema interface.
 */
function portable(schema: z.ZodObject, jsonSchema: () => JsonObject): z.ZodObject {
  return Object.create(schema, {
    _zod: { value: Object.create(schema._zod, { run: { value: (payload: object) => payload } }) },
    '~standard': {
      value: {
        version: 1,
        vendor: 'wabascope',
        validate: (value: unknown) => ({ value }),
        jsonSchema: { input: jsonSchema, output: jsonSchema },
      },
    },
  });
}

type Notify = (notification: { method: 'notifications/progress'; params: object }) => Promise<void>;

interface RequestPart {
  readonly signal?: AbortSignal;
  readonly _meta?: { readonly progressToken?: string | number };
}

/** What the SDK passes to a handler: `extra` in 1.x is flat, 2.x has the request's part in `mcpReq`. */
interface SdkContext extends RequestPart {
  readonly sendNotification?: Notify;
  readonly mcpReq?: RequestPart & { readonly notify?: Notify };
}

/** Reads the context of a call from either SDK version. Progress is sent only to clients that sent a progress token. */
function callContext(sdkContext: unknown): CallContext {
  const context = (sdkContext ?? {}) as SdkContext;
  const { signal, _meta } = context.mcpReq ?? context;
  const notify = context.mcpReq?.notify ?? context.sendNotification;
  const progressToken = _meta?.progressToken;
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(progressToken === undefined || notify === undefined
      ? {}
      : {
          progress: (step) => {
            // The client may have disconnected.
            notify({ method: 'notifications/progress', params: { progressToken, ...step } }).catch(() => {});
          },
        }),
  };
}
