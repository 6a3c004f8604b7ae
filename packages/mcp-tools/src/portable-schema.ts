import * as z from 'zod';
import type { JsonObject } from './call-result.js';
import { isLong } from './word-list.js';

/**
 * The JSON Schema of a tool's input or output in a form that every client accepts: no `$schema`, an object at the root,
 * no array of types, no words of long lists, no bounds that only repeat the range of numbers.
 */
export function toPortableJsonSchema(schema: z.ZodObject, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return portableNode(converted, io) as JsonObject;
}

function portableNode(node: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(node)) return node.map((entry) => portableNode(entry, io));
  if (typeof node !== 'object' || node === null) return node;
  if (isLong in node) {
    const { [isLong]: _, ...rest } = node;
    return portableNode({ ...rest, items: { type: 'string' } }, io);
  }
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'type' && Array.isArray(value)) return [['anyOf', value.map((type) => ({ type }))]];
    return isNoise(key, value, io) ? [] : [[key, portableNode(value, io)]];
  });
  return Object.fromEntries(entries);
}

function isNoise(key: string, value: unknown, io: 'input' | 'output'): boolean {
  if (key === 'maximum') return value === Number.MAX_SAFE_INTEGER;
  if (key === 'minimum') return value === Number.MIN_SAFE_INTEGER || value === 0;
  // zod invented `e164`, and validators warn about unknown formats.
  if (key === 'format') return value === 'e164';
  if (key === 'propertyNames') return true;
  if (key === 'description') return value === '';
  if (key === 'pattern') return typeof value === 'string';
  return key === 'additionalProperties' && value === false && io === 'output';
}
