import { cleanText, type Warning } from '@wabascope/core';

/**
 * Gives each row of a page its own id: a row that stands twice to the letter is kept once, another one with an id that
 * is taken gets `#2`, `#3` … (providers without phone number IDs list a migrated number under both accounts).
 */
export function uniqueIds<Item extends { id: string }>(items: readonly Item[], warnings: Warning[]): Item[] {
  const kept = new Map<string, Item>();
  const warn = (id: string, message: string) =>
    warnings.push({ type: 'other', message, field: 'id', raw: cleanText(id, 80) });
  for (const item of items) {
    const before = kept.get(item.id);
    if (before === undefined) {
      kept.set(item.id, item);
    } else if (JSON.stringify(before) === JSON.stringify(item)) {
      warn(item.id, 'The provider lists one id twice with the same content; it is shown once.');
    } else {
      let copy = 2;
      while (kept.has(`${item.id}#${copy}`)) copy += 1;
      const id = `${item.id}#${copy}`;
      kept.set(id, { ...item, id });
      warn(item.id, `The provider lists one id several times; this one is shown with #${copy} added.`);
    }
  }
  return [...kept.values()];
}
