import * as z from 'zod';
import type { JsonObject } from './call-result.js';

/**
 * The JSON Schema of a tool's input or output in the form that every client takes: no `$schema`, a plain object at the
 * root, no array of types, no bounds that only repeat what a number is.
 */
export function toPortableJsonSchema(schema: z.ZodObject, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...portable } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (io === 'output') delete jsonSchema.additionalProperties;
      if (Array.isArray(jsonSchema.type)) {
        jsonSchema.anyOf = jsonSchema.type.map((type) => ({ type }));
        delete jsonSchema.type;
      }
      // Zod's own format; validators warn about those that JSON Schema does not know.
      if (jsonSchema.format === 'e164') delete jsonSchema.format;
      if (jsonSchema.type === 'string') delete jsonSchema.pattern;
    },
  });
  return portable;
}

/**
 * The same schema for both lines of the MCP SDK. 1.x sees a zod object. 2.x asks the Standard Schema interface: it gets
 * the JSON Schema, converted once, and a validation that lets everything pass, because the tool itself says better
 * what is wrong with its arguments.
 */
export function portable(schema: z.ZodObject): z.ZodObject {
  const converted = new Map<'input' | 'output', JsonObject>();
  const convert = (io: 'input' | 'output') => {
    const known = converted.get(io) ?? toPortableJsonSchema(schema, io);
    converted.set(io, known);
    return known;
  };
  return Object.create(schema, {
    '~standard': {
      value: {
        version: 1,
        vendor: 'wabascope',
        validate: (value: unknown) => ({ value }),
        jsonSchema: { input: () => convert('input'), output: () => convert('output') },
      },
    },
  });
}
