import type * as z from 'zod';
import type { JsonObject } from './call-result.js';
import { toPortableJsonSchema } from './portable-schema.js';

/** The JSON Schemas of a tool's arguments and result, for clients. */
export interface JsonSchemas {
  readonly input: JsonObject;
  readonly output: JsonObject;
}

interface Schemas {
  readonly name: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
}

/** Depends only on the tool, so a bundler may replace this module by a table of results, by tool name. */
export function jsonSchemasOf({ input, output }: Schemas): JsonSchemas {
  return { input: toPortableJsonSchema(input, 'input'), output: toPortableJsonSchema(output, 'output') };
}
