import type { Warning } from '@wabascope/core';

/**
 * Gives each row of a page its own id: a row that stands twice to the letter is kept once, another one with an id that
 * is taken gets `#2`, `#3` … (providers without phone number IDs list a migrated number under both accounts).
 */
export function uniqueIds<Item extends { id: string }>(items: readonly Item[], warnings: Warning[]): Item[] {
  const kept = new Map<string, Item>();
  for (const item of items) {
    const before = kept.get(item.id);
    if (before === undefined) {
      kept.set(item.id, item);
    } else if (JSON.stringify(before) === JSON.stringify(item)) {
      warnings.push({ type: 'other', message: `The provider lists ${item.id} twice; it is shown once.` });
    } else {
      let copy = 2;
      while (kept.has(`${item.id}#${copy}`)) copy += 1;
      const id = `${item.id}#${copy}`;
      kept.set(id, { ...item, id });
      warnings.push({ type: 'other', message: `The provider lists ${item.id} more than once; this one is ${id}.` });
    }
  }
  return [...kept.values()];
}
