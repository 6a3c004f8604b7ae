import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { pagePaths, readText } from './repository.js';
import { openPages } from './run/run-page.js';

const pages = await pagePaths();
let opened: Awaited<ReturnType<typeof openPages>>;

beforeAll(async () => {
  const texts = await Promise.all(pages.map(async (page) => [page, (await readText(page)) ?? ''] as const));
  opened = await openPages(new Map(texts));
});
afterAll(() => opened.remove());

test.concurrent.each(pages)('every code block of %s works', { timeout: 120_000 }, (page) => opened.run(page));

const install = /npx['"]?,? .*-y['"]?,? ['"]?@wabascope\/mcp-server/;

test.each(pages)('%s shows how to run the server from a clone if it shows npx', async (page) => {
  const text = (await readText(page)) ?? '';
  if (install.test(text)) expect(text).toContain('/path/to/wabascope/apps/mcp-server/dist/cli.js');
  expect(text).not.toMatch(/^npx (?!-y )|` ?npx (?!-y )|-- npx (?!-y )/m);
});

test.each(pages)('the root tasks that %s names exist', async (page) => {
  const tasks = [...((await readText(page)) ?? '').matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name);
  expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(tasks));
});
