import { readFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { bundleOptions } from './bundle-options.mjs';

/** The packages whose code is in the program, by the folders that it comes from. */
async function bundledPackages(): Promise<string[]> {
  const bundle = await rolldown(bundleOptions({ version: '0.0.0', engines: { node: '>=20.19' } }));
  const { output } = await bundle.generate({ format: 'cjs' });
  await bundle.close();
  const files = output.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  const names = files.map((file) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

test('the notices name every package that the program contains, each with the text of its license', async () => {
  const text = await readFile(new URL('../dist/THIRD-PARTY-NOTICES.txt', import.meta.url), 'utf8');
  const [, ...entries] = text.split(/^-{100}\n/m);
  const named = entries.map((entry) => entry.split(' ', 1).join('')).sort();
  expect(named).toEqual(await bundledPackages());
  expect(named).toEqual(expect.arrayContaining(['@modelcontextprotocol/server', 'ioredis', 'undici', 'zod']));
  for (const entry of entries) expect(entry).toMatch(/^\S+ \d+\.\d+\.\d+\S* \([\w. -]+\)\n\n[\s\S]{300,}/);
});
