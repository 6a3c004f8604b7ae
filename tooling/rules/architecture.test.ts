import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

test('the table of imports has what the rules of the linter allow', () => {
  const rules = JSON.parse(readFileSync(join(root, '.biome.jsonc'), 'utf8').replace(/^\s*\/\/.*$/gm, ''));
  const allowed = rules.overrides.flatMap(({ includes, linter }: Rule) => {
    const [, name] = /^((?:packages|apps)\/.+)\/src\/\*\*$/.exec(includes[0] ?? '') ?? [];
    const [pattern] = linter.rules.style?.noRestrictedImports?.options?.patterns ?? [];
    return name === undefined || name.includes('/src/') || pattern === undefined ? [] : [[name, pattern.group]];
  });
  const listed = new Map(
    [...page.matchAll(/^\| `(.+?)` +\| (.+?) +\|/gm)].map(([, name = '', cell = '']) => [
      name.startsWith('apps/') ? name : `packages/${name}`,
      (cell.split(';')[0] ?? '').replaceAll('`', '').split(', ').sort(),
    ]),
  );
  expect(allowed.length).toBeGreaterThan(10);
  for (const [name, group] of allowed) {
    const names = group.filter((each: string) => /^![@\w]/.test(each)).map(shortName);
    const expected = names.length === 0 ? ['nothing'] : [...new Set<string>(names)].sort();
    expect([name, listed.get(name)]).toEqual([name, expected]);
  }
});

test('the README lists every folder with packages', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const folders = ['apps', 'packages'].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => `${parent}/${name}`),
  );
  expect(folders.length).toBeGreaterThan(12);
  expect(folders.filter((folder) => !new RegExp(`^${folder} {2,}\\w`, 'm').test(readme))).toEqual([]);
});

interface Rule {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options?: { readonly patterns: readonly { readonly group: string[] }[] };
        };
      };
    };
  };
}

/** `@wabascope/core` is core, `node:*` is Node. */
function shortName(pattern: string): string {
  const name = pattern.replace(/^!(@wabascope\/)?/, '').replace(/\/\*\*$/, '');
  if (name === 'node:*') return 'Node';
  return name === '@modelcontextprotocol' ? 'the MCP SDK' : name;
}
