import { expect, it } from 'vitest';
import { type PathProblem, placedProblems } from './problem.js';

const text = { message: 'It is wrong.', remedy: 'Correct it.' };

it('a path becomes account and field', () => {
  const paths: PathProblem['path'][] = [
    [],
    ['cache', 'maxNumbers'],
    ['http', 'auth', 'tokens', 1, 'sha256'],
    ['accounts'],
    ['accounts', 'a'],
    ['accounts', 'a', 'ids', 0],
    ['x'.repeat(100)],
  ];
  const problems = paths.map((path) => ({ path, ...text }));
  const source = { name: 'FILE' };
  expect(placedProblems('FILE', problems, () => () => undefined)).toEqual([
    { ...text, source },
    { ...text, source, field: 'cache.maxNumbers' },
    { ...text, source, field: 'http.auth.tokens[1].sha256' },
    { ...text, source, field: 'accounts' },
    { ...text, source, account: 'a' },
    { ...text, source, account: 'a', field: 'ids[0]' },
    { ...text, source, field: 'x'.repeat(80) },
  ]);
});

it('problems are in the order of the file', () => {
  const positions = [
    { line: 12, column: 1 },
    { line: 3, column: 20 },
    { line: 3, column: 4 },
  ];
  const problems = positions.map((position) => ({ path: [], position, ...text }));
  const placed = placedProblems(
    'FILE',
    problems,
    () =>
      ({ position }) =>
        position,
  );
  expect(placed.map(({ source }) => [source?.line, source?.column])).toEqual([
    [3, 4],
    [3, 20],
    [12, 1],
  ]);
});
