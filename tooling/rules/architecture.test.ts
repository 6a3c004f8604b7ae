import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

test('every file and folder that ARCHITECTURE.md names exists', () => {
  const linked = [...page.matchAll(/\]\(([^)#]+)/g)].map(([, path = '']) => path);
  const quoted = [...page.matchAll(/`((?:apps|packages|tooling)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(linked.length).toBeGreaterThan(60);
  expect([...linked, ...quoted].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the glossary has at most 25 rows, and no term twice', () => {
  const [, glossary = ''] = page.split('## Glossary');
  const rows = [...glossary.matchAll(/^\| (.+?) +\|/gm)].slice(2);
  const terms = rows.flatMap(([, cell = '']) => cell.split(', '));
  expect(rows.length).toBeLessThanOrEqual(25);
  expect(terms.length).toBeGreaterThanOrEqual(25);
  expect(new Set(terms).size).toBe(terms.length);
});
