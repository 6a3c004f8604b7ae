/** Parts of rows that few rows of an account have to themselves. */
const parts = ['messagingLimit', 'callbacks', 'reported'];

/** Different parts of one name that are remembered. */
const maxKnown = 8;

/**
 * Gives rows with equal parts the same object, because there may be a million rows. A part that contains objects is left
 * as it is.
 */
export function shareParts(rows: readonly unknown[]): void {
  for (const name of parts) {
    const known: object[] = [];
    for (const row of rows) {
      if (typeof row !== 'object' || row === null) continue;
      const part: unknown = Reflect.get(row, name);
      if (typeof part !== 'object' || part === null) continue;
      const equal = known.find((other) => isEqual(other, part));
      if (equal !== undefined) Reflect.set(row, name, equal);
      else if (known.length < maxKnown) known.push(part);
    }
  }
}

function isEqual(some: object, others: object): boolean {
  const keys = Object.keys(some);
  return (
    keys.length === Object.keys(others).length &&
    keys.every((key) => Object.hasOwn(others, key) && Reflect.get(some, key) === Reflect.get(others, key))
  );
}
