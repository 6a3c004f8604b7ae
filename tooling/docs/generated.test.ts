import { expect, test } from 'vitest';
import { generatedFiles } from './generated.js';
import { readText } from './repository.js';

test('the generated parts are current (`npm run docs` writes them)', async () => {
  const stale: string[] = [];
  for (const [path, text] of await generatedFiles()) if ((await readText(path)) !== text) stale.push(path);
  expect(stale).toEqual([]);
});
