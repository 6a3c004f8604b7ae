import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../packages.mjs';

const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const provider = 'packages/providers/acme/src';
const directory = 'packages/directory/src';

type Control = readonly [rule: string, path: string, source: string];

/** Each is rejected by the rule that it is named for. */
const rejected: readonly Control[] = [
  ['noRestrictedImports', 'packages/core/src/a.ts', "import 'node:fs';"],
  ['noRestrictedImports', 'packages/core/src/b.ts', "export type { Agent } from 'undici';"],
  ['noRestrictedImports', 'packages/core/src/c.ts', "export * from 'undici';"],
  ['noRestrictedImports', 'packages/core/src/d.ts', "export const load = () => import('undici');"],
  ['noRestrictedImports', 'packages/provider-kit/src/a.ts', "import 'undici';"],
  ['noRestrictedImports', 'packages/provider-kit/src/b.ts', "import '@wabascope/directory';"],
  ['noRestrictedImports', 'packages/provider-testing/src/a.ts', "import 'vitest';"],
  ['noRestrictedImports', 'packages/provider-testing/src/b.ts', "import '@wabascope/provider-kit';"],
  ['noRestrictedImports', `${provider}/a.ts`, "import '@wabascope/provider-awal';"],
  ['noRestrictedImports', `${provider}/b.ts`, "import '@wabascope/directory';"],
  ['noRestrictedImports', `${provider}/c.ts`, "import 'node:https';"],
  ['noRestrictedImports', 'packages/directory/src/a.ts', "import '@wabascope/provider-kit';"],
  ['noRestrictedImports', 'packages/directory/src/b.ts', "import '@wabascope/provider-awal';"],
  ['noRestrictedImports', `${directory}/text/a.ts`, "import '../pacing/fetch.js';"],
  ['noRestrictedImports', `${directory}/text/b.ts`, "export type { Directory } from '../directory.js';"],
  ['noRestrictedImports', `${directory}/text/c.ts`, "import 'undici';"],
  ['noRestrictedImports', `${directory}/pacing/a.ts`, "import type {} from '../accounts/open-accounts.js';"],
  ['noRestrictedImports', `${directory}/accounts/a.ts`, "import '../fetching/snapshot.js';"],
  ['noRestrictedImports', `${directory}/fetching/a.ts`, "import '../numbers/list-numbers.js';"],
  ['noRestrictedImports', `${directory}/numbers/a.ts`, "import '../wabas/get-wabas.js';"],
  ['noRestrictedImports', `${directory}/wabas/a.ts`, "import '../create-directory.js';"],
  ['noRestrictedImports', `${directory}/changes/a.ts`, "import '../pacing/fetch.js';"],
  ['noRestrictedImports', 'packages/changes/src/a.ts', "import '@wabascope/directory';"],
  ['noRestrictedImports', 'packages/changes/src/rules/a.ts', "import '../journal.js';"],
  ['noRestrictedImports', 'packages/redis/src/a.ts', "import '@wabascope/provider-kit';"],
  ['noRestrictedImports', 'packages/mcp-tools/src/a.ts', "import '@modelcontextprotocol/server';"],
  ['noRestrictedImports', 'packages/sandbox/src/a.ts', "import '@wabascope/core';"],
  ['noRestrictedImports', 'apps/mcp-server/src/a.ts', "import '@wabascope/provider-awal';"],
  ['noRestrictedImports', 'apps/mcp-server/src/b.ts', "import '@wabascope/provider-kit';"],
  ['noRestrictedImports', 'packages/create-wabascope-provider/src/a.js', "import '@wabascope/core';"],
  ['noRestrictedImports', 'packages/view/src/a.ts', "import '@wabascope/core';"],
  ...['core', 'provider-kit', 'provider-testing', 'providers/acme', 'redis', 'view'].map(
    (name) => ['noProcessEnv', `packages/${name}/src/env.ts`, 'export const home = process.env.HOME;'] as const,
  ),
  ...usesOf('packages/core/src', 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'),
  ...usesOf(provider, 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'),
  ...usesOf('packages/view/src', 'console', 'fetch'),
  ...usesOf('packages/provider-kit/src', 'console'),
  ...usesOf('packages/provider-testing/src', 'console'),
  ...usesOf('packages/redis/src', 'console'),
  ['noNonNullAssertion', 'packages/core/src/l.ts', 'export const last = (list: string[]) => list.at(-1)!;'],
  ['noUnusedImports', 'packages/core/src/m.ts', "import { z } from 'zod';"],
  ['noUnusedVariables', 'packages/core/src/n.ts', 'const one = 1;'],
  ['useImportType', 'packages/core/src/o.ts', "import { Z } from 'zod';\nexport type Y = Z;"],
  ['noExcessiveLinesPerFile', 'packages/core/src/g.ts', 'export {};\n'.repeat(251)],
  ['noFocusedTests', 'packages/core/src/h.test.ts', "import { test } from 'vitest';\ntest.only('one', () => {});"],
  ['plugin', 'packages/core/src/m.test.ts', "import { vi } from 'vitest';\nvi.mock('./k.js', () => {});"],
  ['noImportCycles', 'packages/core/src/i.ts', "import type { J } from './j.js';\nexport type I = J;"],
  ['noImportCycles', 'packages/core/src/j.ts', "import type { I } from './i.js';\nexport type J = I;"],
];

const allowed: readonly [path: string, source: string][] = [
  ['packages/core/src/k.ts', "import 'zod';"],
  ['packages/create-wabascope-provider/src/k.js', "import 'node:readline/promises';\nimport './l.js';"],
  ['packages/core/src/k.test.ts', "import 'vitest';\nimport 'node:fs';"],
  [`${provider}/k.ts`, "import 'node:crypto';\nimport '@wabascope/provider-kit/phone';\nimport './a.js';"],
  [`${provider}/l.ts`, 'export const send = (context: { fetch: () => void }) => context.fetch();'],
  [`${directory}/pacing/k.ts`, "import 'undici';\nimport '@wabascope/core';\nimport '../text/k.js';"],
  [`${directory}/wabas/k.ts`, "import '../numbers/k.js';\nimport '../fetching/k.js';\nimport './l.js';"],
  [`${directory}/wabas/k.test.ts`, "import '../create-directory.js';"],
  ['apps/mcp-server/src/built-in-providers.ts', "export const awal = () => import('@wabascope/provider-awal');"],
  ['apps/mcp-server/src/open-directory.ts', "export const redis = () => import('@wabascope/redis');"],
  [`${provider}/__fixtures__/k.ts`, "import 'vitest';"],
];

/** One source for each global that a folder must not use. */
function usesOf(folder: string, ...globals: readonly string[]): Control[] {
  return globals.map((name) => ['noRestrictedGlobals', `${folder}/${name}.ts`, `export const used = ${name};`]);
}

test('every rule of .biome.jsonc, every folder that has it and every denied global has a source to reject', async () => {
  const text = await readFile(join(root, '.biome.jsonc'), 'utf8');
  const { linter, overrides } = JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, ''));
  const { preset, ...groups } = linter.rules;
  const blocks = overrides.flatMap(({ includes, linter }: Override) => rulesOf(linter.rules, folderOf(includes[0])));
  const unproven = [...rulesOf(groups), ...blocks].filter(
    ({ rule, folder, global }) =>
      !rejected.some(
        ([name, path, source]) =>
          name === rule &&
          (folder === undefined || dirname(path) === folder) &&
          (global === undefined || source.endsWith(` ${global};`)),
      ),
  );
  expect(unproven).toEqual([]);
});

test('the lint rules reject every violation, and accept everything else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-rules-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join(root, '.biome.jsonc'), join(folder, 'biome.jsonc'));
  await cp(join(root, 'tooling', 'rules'), join(folder, 'tooling', 'rules'), { recursive: true });
  const files = [...rejected.map(([, path, source]) => [path, source] as const), ...allowed];
  for (const [path, source] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  const found = await diagnostics(folder);
  expect(found.filter(([rule]) => watched.has(rule)).sort()).toEqual(
    rejected.map(([rule, path]) => [rule, path]).sort(),
  );
});

const watched = new Set(rejected.map(([rule]) => rule));

async function diagnostics(folder: string): Promise<[rule: string, path: string][]> {
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', 'packages', 'apps'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch((error) => error);
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
  return report.diagnostics.map(({ category, location }) => [category.split('/').at(-1) ?? '', location.path]);
}

interface Override {
  readonly includes: readonly [folder: string, ...exceptions: string[]];
  readonly linter: { readonly rules: RuleGroups };
}
type RuleGroups = Readonly<Record<string, Readonly<Record<string, RuleSetting>>>>;
type RuleSetting = string | { readonly options: { readonly deniedGlobals?: object } };

/** The folder of the glob of an override, as the sources here name it. */
function folderOf(glob: string): string {
  return glob.replace('/**', '').replace('*', 'acme');
}

/** Each rule that is on, and once for each global that it denies. */
function rulesOf(groups: RuleGroups, folder?: string): { rule: string; folder: string | undefined; global?: string }[] {
  return Object.values(groups).flatMap((rules) =>
    Object.entries(rules)
      .filter(([, setting]) => setting !== 'off')
      .flatMap(([rule, setting]) => {
        const denied = typeof setting === 'string' ? undefined : setting.options.deniedGlobals;
        return denied ? Object.keys(denied).map((global) => ({ rule, folder, global })) : [{ rule, folder }];
      }),
  );
}
