import { cleanText } from '@wabascope/core';
import { inSlices } from './in-slices.js';
import type { WarningSink } from './warning-list.js';

const repeated = 'The provider lists an ID twice with the same content; it is shown once.';
const shared = 'The provider lists an ID several times; the further rows get a suffix such as #2.';

/** An ID that several rows have. */
interface Taken {
  /** The first row, as JSON. */
  readonly first: string;
  /** The highest suffix. */
  copies: number;
}

/**
 * Makes the IDs of a page unique. A row that equals the first one with its ID is left out; a different one gets the suffix
 * `#2`, `#3` … (providers without phone number IDs list a migrated number under both accounts).
 */
export async function uniqueIds<Item extends { id: string }>(
  items: readonly Item[],
  warnings: WarningSink,
): Promise<Item[]> {
  const kept = new Map<string, Item>();
  const repeats = new Map<string, Taken>();
  const warn = (id: string, message: string) =>
    warnings.push({ type: 'other', message, field: 'id', raw: cleanText(id, 80) });

  await inSlices(items, (item) => {
    const before = kept.get(item.id);
    if (before === undefined) {
      kept.set(item.id, item);
      return;
    }
    const taken = repeats.get(item.id) ?? { first: JSON.stringify(before), copies: 1 };
    repeats.set(item.id, taken);
    if (taken.first === JSON.stringify(item)) {
      warn(item.id, repeated);
      return;
    }
    do taken.copies += 1;
    while (kept.has(`${item.id}#${taken.copies}`));
    const id = `${item.id}#${taken.copies}`;
    kept.set(id, { ...item, id });
    warn(item.id, shared);
  });
  return [...kept.values()];
}
