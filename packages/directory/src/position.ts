/** Where a number stands in the order of all: rank of its trouble, account, number, id. Plain JSON. */
export type Position = readonly [rank: number, account: string, number: string, id: string];

/** Orders by code units, so that every replica and every version of Node agrees. */
export function byPosition(a: Position | HasPosition, b: Position | HasPosition): number {
  const left = positionOf(a);
  const right = positionOf(b);
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other !== undefined && part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

interface HasPosition {
  readonly position: Position;
}

function positionOf(value: Position | HasPosition): Position {
  return 'position' in value ? value.position : value;
}

/** Index of the first of the sorted `rows` that stands after `position`. */
export function firstAfter(rows: readonly HasPosition[], position: Position): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = rows[middle];
    if (row !== undefined && byPosition(row, position) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
