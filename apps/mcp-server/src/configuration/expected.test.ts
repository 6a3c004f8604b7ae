import { expect, it } from 'vitest';
import { expectedWords, type SchemaNode } from './expected.js';

it.each<[SchemaNode, string]>([
  [{ type: 'string' }, 'a string'],
  [{ type: 'string', minLength: 1 }, 'a string that is not empty'],
  [{ type: 'integer' }, 'an integer'],
  [{ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, 'an integer of at least 1'],
  [{ type: 'integer', minimum: 0, maximum: 9 }, 'an integer from 0 to 9'],
  [{ type: 'integer', maximum: 9 }, 'an integer of at most 9'],
  [{ type: 'boolean' }, 'true or false'],
  [{ type: 'object' }, 'an object'],
  [{ type: 'number' }, 'a number'],
  [{ enum: ['a', 'b'] }, 'one of a, b'],
  [{ type: 'array', items: { type: 'string' } }, 'a list of strings'],
  [{ type: 'array', items: { type: 'object' }, minItems: 1 }, 'a list of objects that is not empty'],
  [{ type: 'array', items: { type: 'object' }, minItems: 1, maxItems: 9 }, 'a list of 1 to 9 objects'],
  [{ type: 'array', items: { type: 'string' }, maxItems: 9 }, 'a list of at most 9 strings'],
  [{ anyOf: [{ type: 'object' }, { type: 'object' }, { type: 'string' }] }, 'an object or a string'],
])('%j is %s', (node, words) => {
  expect(expectedWords(node)).toBe(words);
});
