import * as z from 'zod';
import type { JsonObject } from './call-result.js';

/**
 * The JSON Schema of a tool's input or output in the form that every client takes: no `$schema`, a plain object at the
 * root, no array of types, no bounds that only repeat what a number is.
 */
export function toPortableJsonSchema(schema: z.ZodObject, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return portableNode(converted, io) as JsonObject;
}

function portableNode(node: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(node)) return node.map((entry) => portableNode(entry, io));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'type' && Array.isArray(value)) return [['anyOf', value.map((type) => ({ type }))]];
    return isNoise(key, value, io) ? [] : [[key, portableNode(value, io)]];
  });
  return Object.fromEntries(entries);
}

function isNoise(key: string, value: unknown, io: 'input' | 'output'): boolean {
  if (key === 'maximum') return value === Number.MAX_SAFE_INTEGER;
  if (key === 'minimum') return value === Number.MIN_SAFE_INTEGER;
  // `e164` is zod's own: validators warn about formats that JSON Schema does not know.
  if (key === 'format') return value === 'e164';
  if (key === 'propertyNames') return true;
  if (key === 'pattern') return typeof value === 'string';
  return key === 'additionalProperties' && value === false && io === 'output';
}

/**
 * The same schema for both lines of the MCP SDK: it shows itself as it is, and lets everything pass, because the tool
 * itself reads its arguments and says what is wrong with them. 1.x sees a zod object and runs its parser; 2.x uses the
 * Standard Schema interface.
 */
export function portable(schema: z.ZodObject, jsonSchema: () => JsonObject): z.ZodObject {
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
