import { expect, it } from 'vitest';
import { positionsIn } from './positions.js';
import type { Path } from './problem.js';

const text = `// head
{
  "accounts": {
    "a": { "provider": "meta",
      "ids": ["1",
        "2"] }
  },
  "http": { "auth": { "tokens": [{}, { "name": "x" }] } }
}`;

function positionOf(path: Path) {
  const problem = { path, message: '', remedy: '' };
  return Object.values(positionsIn(text, [problem])(problem)).join(':');
}

it.each<[Path, string]>([
  [[], '2:1'],
  [['accounts'], '3:3'],
  [['accounts', 'a', 'provider'], '4:12'],
  [['accounts', 'a', 'ids', 1], '6:9'],
  [['http', 'auth', 'tokens', 1, 'name'], '8:40'],
])('%j is where its key or entry is', (path, place) => {
  expect(positionOf(path)).toBe(place);
});

it.each<[Path, string]>([
  [['cache', 'maxRows'], '2:1'],
  [['accounts', 'a', 'token'], '4:5'],
  [['http', 'auth', 'tokens', 0, 'name'], '8:34'],
])('%j, which is not in the file, is where it would have to be', (path, place) => {
  expect(positionOf(path)).toBe(place);
});

it('a problem that has a position keeps it', () => {
  const position = { line: 7, column: 4 };
  expect(positionsIn(text, [])({ path: ['accounts'], position, message: '', remedy: '' })).toBe(position);
});
