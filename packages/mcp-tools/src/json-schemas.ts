import type * as z from 'zod';
import type { JsonObject } from './call-result.js';
import { toPortableJsonSchema } from './portable-schema.js';

/** What a client is shown of the arguments and the answer of a tool. */
export interface JsonSchemas {
  readonly input: JsonObject;
  readonly output: JsonObject;
}

interface Schemas {
  readonly name: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
}

/** The same for the same tool, so a bundler may put a table of the results, by name, in the place of this module. */
export function jsonSchemasOf({ input, output }: Schemas): JsonSchemas {
  return { input: toPortableJsonSchema(input, 'input'), output: toPortableJsonSchema(output, 'output') };
}
