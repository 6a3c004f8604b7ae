import { test } from 'vitest';
import { pagePaths, readText } from './repository.mjs';
import { runPage } from './run/run-page.js';

const pages = await pagePaths();

test.concurrent.each(pages)('every code block of %s works', { timeout: 60_000 }, async (page) => {
  await runPage(page, (await readText(page)) ?? '');
});
