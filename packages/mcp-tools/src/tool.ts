import type { Directory } from '@wabascope/directory';
import type * as z from 'zod';
import { argumentFault, parseArguments } from './arguments.js';
import { type CallResult, failed, type JsonObject, succeeded } from './call-result.js';
import { type JsonSchemas, jsonSchemasOf } from './json-schemas.js';

/** What a tool may use while it runs. */
export interface CallContext {
  /** Aborts when the client cancels or goes away. */
  readonly signal?: AbortSignal;
  /** Present when the client asked for progress. */
  readonly progress?: (step: { progress: number; total: number; message: string }) => void;
}

/** What a run brings back. */
export interface Answer {
  /** Matches the tool's output schema. */
  readonly data: JsonObject;
  /** Set when nothing at all could be answered: one sentence for each cause, with what to do. */
  readonly failure?: string | undefined;
}

/** A tool, apart from any SDK. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  /** Converted once, and not before somebody asks. */
  readonly jsonSchemas: () => JsonSchemas;
  readonly annotations: typeof readOnlyAnnotations;
  /** Never rejects for an argument or a provider: those are results with `isError`. */
  readonly call: (directory: Directory, args: unknown, context?: CallContext) => Promise<CallResult>;
}

/** All four hints, because a missing one means "may write" to a client. The world is open: providers are asked. */
export const readOnlyAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: true,
} as const;

interface ToolSource<Input extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the model that chooses: what it answers, and when. */
  readonly description: string;
  readonly input: Input;
  readonly output: z.ZodObject;
  readonly run: (directory: Directory, input: z.output<Input>, context: CallContext) => Promise<Answer>;
}

/** Adds to a tool what all of them share: reading the arguments and saying what is wrong with them. */
export function defineTool<Input extends z.ZodObject>({ run, ...tool }: ToolSource<Input>): Tool {
  let converted: JsonSchemas | undefined;
  return {
    ...tool,
    jsonSchemas() {
      converted ??= jsonSchemasOf(tool);
      return converted;
    },
    annotations: readOnlyAnnotations,
    call: async (directory, args, context = {}) => {
      const parsed = parseArguments(tool.name, tool.input, args);
      if ('fault' in parsed) return failed(parsed.fault);
      try {
        const { data, failure } = await run(directory, parsed.input, context);
        return failure === undefined ? succeeded(data) : failed(failure, data);
      } catch (error) {
        const fault = argumentFault(error);
        if (fault === undefined) throw error;
        return failed(fault);
      }
    },
  };
}
