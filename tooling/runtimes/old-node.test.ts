import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

const { resolve } = createRequire(join(root, 'tooling', 'old-node', 'package.json'));
const versions = [
  ['14.21.3', 'node-14/bin/node'],
  ['16.20.2', 'node-16/bin/node'],
  ['18.20.8', 'node-18/bin/node'],
] as const;
const programs = [
  'apps/mcp-server/dist/cli.js',
  'packages/wabascope/src/cli.cjs',
  'packages/create-wabascope-provider/src/cli.js',
  'tooling/setup.mjs',
];
const cases = versions.flatMap(([version, node]) => programs.map((program) => ({ version, node, program })));

// npm has one package per system with the old versions. These are for Linux on x64.
test.skipIf(process.platform !== 'linux' || process.arch !== 'x64').each(cases)(
  '$program reports in one line that Node.js $version is too old',
  async ({ version, node, program }) => {
    const { exitCode, stdout, stderr } = await execa(resolve(node), [join(root, program)], { reject: false });
    expect(stderr).toBe(`Wabascope needs Node.js 20.19 or later; this is ${version}.`);
    expect([exitCode, stdout]).toEqual([1, '']);
  },
);
