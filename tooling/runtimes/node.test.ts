import { createRequire } from 'node:module';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { folder, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

test('a CommonJS program loads the directory and every provider with require', async () => {
  const { accounts } = await fleet();
  const source = `
    const { createDirectory } = require('@wabascope/directory');
    const accounts = ${accounts};
    const ids = new Set(Object.values(accounts).map(({ provider }) => provider));
    const load = (id) => [id, async () => require('@wabascope/provider-' + id).default];
    createDirectory({ accounts, providers: Object.fromEntries([...ids].map(load)) }).then(async (directory) => {
      const { total, failures } = await directory.listNumbers({ limit: 1 });
      await directory.close();
      console.log(JSON.stringify({ total, failures }));
    });`;
  const { stdout, stderr } = await execa(process.execPath, ['--input-type=commonjs', '-e', source], { cwd: folder });
  expect(JSON.parse(stdout)).toEqual(everyNumber);
  expect(stderr).toBe('');
});

test.each([
  ['nodenext', 'nodenext'],
  ['node16', 'node16'],
  ['esnext', 'bundler'],
])(
  'a program with the types compiles with TypeScript 5.4 as %s with the resolution %s',
  {
    timeout: 120_000,
  },
  async (module, moduleResolution) => {
    const compiler = createRequire(import.meta.url).resolve('typescript-5.4/lib/tsc.js');
    const options = `--noEmit --strict --exactOptionalPropertyTypes --skipDefaultLibCheck --target es2022 --lib es2022 --module ${module} --moduleResolution ${moduleResolution}`;
    const args = [compiler, ...options.split(' '), '--types', 'node', program('consumer.ts')];
    const run = execa(process.execPath, args, { cwd: folder, reject: false });
    expect((await run).stdout).toBe('');
  },
);
