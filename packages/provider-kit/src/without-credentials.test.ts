import { expect, test } from 'vitest';
import { withoutCredentials } from './index.js';

test.each([
  ['https://user:password@hooks.example/a?b=c@d', 'https://hooks.example/a?b=c@d'],
  ['HTTP://token@hooks.example', 'HTTP://hooks.example'],
  ['https://hooks.example/@path', 'https://hooks.example/@path'],
  ['queue@region', 'queue@region'],
  [null, undefined],
])('%s becomes %s', (url, expected) => {
  expect(withoutCredentials(url)).toBe(expected);
});
