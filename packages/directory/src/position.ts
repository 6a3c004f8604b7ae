/** Where a number stands in the order of all: rank of its trouble, account, number, id. Plain JSON. */
export type Position = readonly [rank: number, account: string, number: string, id: string];

/** Orders by code units, so that every replica and every version of Node agrees. */
export function byPosition(a: Position | HasPosition, b: Position | HasPosition): number {
  const [rank, account, number, id] = positionOf(a);
  const [otherRank, otherAccount, otherNumber, otherId] = positionOf(b);
  return rank - otherRank || order(account, otherAccount) || order(number, otherNumber) || order(id, otherId);
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
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
