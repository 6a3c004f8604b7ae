import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishedEntries } from './entries.js';
import { exportedNames } from './exported-names.js';

const entries = publishedEntries().flatMap(({ types, ...entry }) => (types === undefined ? [] : [{ ...entry, types }]));

test.each(entries)('the README tells of every export of $specifier', async ({ specifier, types, folder }) => {
  const text = await readFile(join(folder, 'README.md'), 'utf8');
  const exports = exportedNames(types);
  expect(exports).not.toEqual([]);
  expect(exports.filter((name) => !mentions(text, name, specifier))).toEqual([]);
});

/** As code, apart from a default export, which has no name: it is imported in the example. */
function mentions(text: string, name: string, specifier: string): boolean {
  if (name === 'default') return new RegExp(`^import \\w+ from '${specifier}'`, 'm').test(text);
  return new RegExp(`\`[^\`\n]*\\b${name}\\b[^\`\n]*\``).test(text);
}
