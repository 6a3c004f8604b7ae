import type { Directory } from '@wabascope/directory';
import type * as z from 'zod';
import type { CallResult, JsonObject } from './call-result.js';
import type { JsonSchemas } from './json-schemas.js';

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
