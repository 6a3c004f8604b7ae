import { visit } from 'jsonc-parser';
import type { Path, PathProblem, Position } from './problem.js';

/**
 * Finds the places of problems in the text of a file that {@link readJsonText} could read: the last key of the path, the
 * entry of a list, or the nearest of the keys above it that is in the file. Reads the text once. Pure.
 */
export function positionsIn(text: string, problems: readonly PathProblem[]): (problem: PathProblem) => Position {
  const wanted = new Set<string>();
  for (const { path } of problems)
    for (let length = 1; length <= path.length; length += 1) wanted.add(keyOf(path.slice(0, length)));
  const positions = new Map<string, Position>();
  let root: Position = { line: 1, column: 1 };

  function found(path: Path, line: number, column: number): void {
    const key = keyOf(path);
    if (wanted.has(key)) positions.set(key, { line: line + 1, column: column + 1 });
  }
  function foundValue(_offset: number, _length: number, line: number, column: number, pathOf: () => Path): void {
    const path = pathOf();
    if (typeof path.at(-1) === 'number') found(path, line, column);
    if (path.length === 0) root = { line: line + 1, column: column + 1 };
  }
  visit(
    text,
    {
      onObjectBegin: foundValue,
      onArrayBegin: foundValue,
      onLiteralValue: (_value, ...place) => foundValue(...place),
      onObjectProperty: (name, _offset, _length, line, column, pathOf) => found([...pathOf(), name], line, column),
    },
    { allowTrailingComma: true },
  );

  return ({ path, position }) => {
    if (position !== undefined) return position;
    for (let length = path.length; length > 0; length -= 1) {
      const place = positions.get(keyOf(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return root;
  };
}

function keyOf(path: Path): string {
  return path.join('\0');
}
