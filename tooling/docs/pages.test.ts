import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pagePaths, readText } from './repository.mjs';
import { runPage } from './run/run-page.js';

const pages = await pagePaths();

test.concurrent.each(pages)('every code block of %s works', { timeout: 120_000 }, async (page) => {
  await runPage(page, (await readText(page)) ?? '');
});

test.each(pages)('the root tasks that %s names exist', async (page) => {
  const tasks = [...((await readText(page)) ?? '').matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(tasks));
});
