import { expect, test } from 'vitest';
import { check, findings } from './writing.js';
import { patterns } from './writing-patterns.js';

test.each(patterns)('%s finds "%s" and nothing in "%s"', (_, before, after) => {
  expect(findings(`First line.\n${before}`)).toContainEqual(expect.objectContaining({ line: 2, before }));
  expect(findings(after)).toEqual([]);
});

test('a phrase is found across the lines of a comment', () => {
  expect(findings('/**\n * It comes back by\n * itself.\n */')).toMatchObject([{ line: 2 }]);
});

test('a phrase is found in the words of a name', () => {
  expect(findings(`\nstart${'Far'}Side();`)).toMatchObject([{ line: 2 }]);
});

test('no tracked file has a phrase from the list', () => {
  expect(check([])).toEqual([]);
});
