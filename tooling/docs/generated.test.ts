import { expect, test } from 'vitest';
import { generatedFiles } from './generated.mjs';
import { readText } from './repository.mjs';

test('what is generated is up to date; `npm run docs` writes it', async () => {
  const stale: string[] = [];
  for (const [path, text] of await generatedFiles()) if ((await readText(path)) !== text) stale.push(path);
  expect(stale).toEqual([]);
});
