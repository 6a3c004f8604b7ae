/** Parts of rows that few rows have to themselves. */
const names = ['messagingLimit', 'callbacks', 'reported'];

/** Different parts of one name that are remembered of a fetch, and of all fetches. */
const maxOfFetch = 8;
const maxOfAll = 1_000;

/**
 * Gives rows with equal parts the same object, because there may be a million rows. A part that contains objects is left
 * as it is.
 */
export type SharedParts = (rows: readonly unknown[]) => void;

export function createSharedParts(): SharedParts {
  /** By their JSON. */
  const ofAll = new Map<string, object>();

  /** An equal part of another fetch, or else the part. */
  function known(part: object): object {
    const json = JSON.stringify(part);
    const first = ofAll.get(json);
    if (first !== undefined && isEqual(first, part)) return first;
    if (ofAll.size >= maxOfAll) ofAll.clear();
    ofAll.set(json, part);
    return part;
  }

  return (rows) => {
    for (const name of names) {
      const ofFetch: object[] = [];
      for (const row of rows) {
        if (typeof row !== 'object' || row === null) continue;
        const part: unknown = Reflect.get(row, name);
        if (typeof part !== 'object' || part === null) continue;
        let equal = ofFetch.find((other) => isEqual(other, part));
        if (equal === undefined && ofFetch.length < maxOfFetch) {
          equal = known(part);
          ofFetch.push(equal);
        }
        if (equal !== undefined && equal !== part) Reflect.set(row, name, equal);
      }
    }
  };
}

function isEqual(some: object, others: object): boolean {
  const keys = Object.keys(some);
  return (
    keys.length === Object.keys(others).length &&
    keys.every((key) => Object.hasOwn(others, key) && Reflect.get(some, key) === Reflect.get(others, key))
  );
}
