import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';
import { reportName } from './api-reports.js';
import { publishedEntries } from './entries.js';

test.each(publishedEntries())('the README mentions every export of $specifier', async ({ specifier, folder }) => {
  const text = await readFile(join(folder, 'README.md'), 'utf8');
  const report = await readFile(join(root, 'api', reportName(specifier)), 'utf8');
  const exports = [...report.matchAll(/^export (?:abstract )?(?:\w+) (\w+)/gm)].map(([, name = '']) => name);
  expect(exports).not.toEqual([]);
  expect(exports.filter((name) => !mentions(text, name, specifier))).toEqual([]);
});

/** As code. A default export has no name: it is imported in the example. */
function mentions(text: string, name: string, specifier: string): boolean {
  if (name === '_default') return new RegExp(`^import \\w+ from '${specifier}'`, 'm').test(text);
  return new RegExp(`\`[^\`\n]*\\b${name}\\b[^\`\n]*\``).test(text);
}
