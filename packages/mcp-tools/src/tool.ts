import type { Directory } from '@wabascope/directory';
import type * as z from 'zod';
import { argumentProblem, parseArguments } from './arguments.js';
import type { CallResult, JsonObject } from './call-result.js';
import { type JsonSchemas, jsonSchemasOf } from './json-schemas.js';

/** What a tool may use while it runs. */
export interface CallContext {
  /** Aborts when the client cancels or disconnects. */
  readonly signal?: AbortSignal;
  /** Present if the client requested progress. */
  readonly progress?: (step: { progress: number; total: number; message: string }) => void;
}

/** What running a tool returns. */
export interface ToolOutput {
  /** Matches the tool's output schema. */
  readonly data: JsonObject;
  /** Set if there is no data: a sentence for each cause, with the remedy. */
  readonly failure?: string | undefined;
}

/** A tool, independent of an SDK. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Converted once, at the first call. */
  readonly jsonSchemas: () => JsonSchemas;
  readonly annotations: typeof readOnlyAnnotations;
  /** Whether `@wabascope/view` shows its results. */
  readonly hasView: boolean;
  /** Does not reject for arguments or providers: these errors are results with `isError`. */
  readonly call: (directory: Directory, args: unknown, context?: CallContext) => Promise<CallResult>;
}

/** All four hints, because clients assume the worst for a missing one. `openWorld`: the tools contact providers. */
export const readOnlyAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true,
} as const;

interface ToolSource<Input extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the model: what the tool returns, and when to use it. */
  readonly description: string;
  readonly input: Input;
  readonly output: z.ZodObject;
  readonly hasView?: boolean;
  readonly run: (directory: Directory, input: z.output<Input>, context: CallContext) => Promise<ToolOutput>;
}

/** Adds what all tools share: parsing arguments, and messages about wrong ones. */
export function defineTool<Input extends z.ZodObject>({ run, ...tool }: ToolSource<Input>): Tool {
  let converted: JsonSchemas | undefined;
  return {
    hasView: false,
    ...tool,
    jsonSchemas() {
      converted ??= jsonSchemasOf(tool);
      return converted;
    },
    annotations: readOnlyAnnotations,
    call: async (directory, args, context = {}) => {
      const parsed = parseArguments(tool.input, args);
      if ('problem' in parsed) return failed(`${tool.name} was not run. ${parsed.problem}`);
      try {
        const { data, failure } = await run(directory, parsed.input, context);
        return failure === undefined ? succeeded(data) : failed(failure, data);
      } catch (error) {
        const problem = argumentProblem(error);
        if (problem === undefined) throw error;
        return failed(problem);
      }
    },
  };
}

/** The same object as structure and as compact JSON, because clients forward one or the other. */
function succeeded(data: JsonObject): CallResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
}

/** An error that the model can act on: our sentences, and data if there is any. */
function failed(message: string, data?: JsonObject): CallResult {
  const content = [{ type: 'text' as const, text: message }];
  return data === undefined ? { content, isError: true } : { content, structuredContent: data, isError: true };
}
