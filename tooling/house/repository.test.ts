import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTree } from './read-tree.js';
import { after } from './sound-repository.js';
import { violations } from './violations.js';

test('a repository that keeps every rule has no violation', () => {
  expect(after({})).toEqual([]);
});

test('this repository keeps every rule', async () => {
  const files = await readTree(fileURLToPath(new URL('../..', import.meta.url)));
  expect(files.size).toBeGreaterThan(100);
  expect(violations(files)).toEqual([]);
});
