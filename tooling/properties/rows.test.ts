import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type JsonEdit, jsonEdits, withJsonEdits } from './corrupt-json.js';
import { listCorrupted } from './listing.js';
import { type MemberList, memberLists } from './member-lists.js';
import { jsonText } from './odd-json.js';
import { partOf } from './runs.js';

/** Of each row: undefined leaves it as it is, a list makes it a changed copy of the first, a text stands in its place. */
const fates = fc.array(fc.oneof(fc.constant(undefined), jsonEdits, jsonText), { minLength: 1, maxLength: 7 });

function textOf(row: object, fate: JsonEdit[] | string | undefined): string {
  if (fate === undefined) return JSON.stringify(row);
  return typeof fate === 'string' ? fate : withJsonEdits(row, fate);
}

/** Nested deeper than an answer may be, which then is refused as a whole. */
function isDeep(json: string): boolean {
  return json.split(/[[{]/).length > 50;
}

async function rowsAndWarnings({ recording, position, bodyWith }: MemberList, rows: readonly string[]) {
  const body = bodyWith(rows);
  const { pages, failure } = await listCorrupted(recording, (_, asked) => (asked === position ? body : undefined));
  if (failure !== undefined) throw failure;
  return { items: pages.flatMap(({ items }) => items), warnings: pages.flatMap(({ warnings }) => warnings) };
}

/** The row without its id, which may have got a number because another row has the same. */
function withoutId({ id: _, ...row }: { readonly id: string }): object {
  return row;
}

/** Several numbers of NXCloud are one WABA. */
const lists = memberLists.filter(({ name, isSingle }) => !isSingle && name !== 'WABAs of nxcloud');

describe.each(lists)('a row of the $name', (list) => {
  it(
    'is there when it is well formed, whatever its neighbours are, and no row goes without a word',
    () =>
      fc.assert(
        fc.asyncProperty(fates, fc.nat(6), async (chosen, untouched) => {
          const all = chosen.toSpliced(untouched % chosen.length, 0, undefined);
          const rows = all.map((fate, index) => textOf(list.rowOf(typeof fate === 'object' ? 0 : index), fate));
          fc.pre(!rows.some(isDeep));
          const sound = rows.filter((_, index) => all[index] === undefined);
          const { items, warnings } = await rowsAndWarnings(list, rows);
          const alone = await rowsAndWarnings(list, sound);
          assert.equal(alone.items.length, sound.length);
          const shown = new Set(items.map((item) => JSON.stringify(withoutId(item))));
          for (const item of alone.items) assert.ok(shown.has(JSON.stringify(withoutId(item))), `${item.id} is lost`);
          const told = warnings.filter(({ type, message }) => type === 'skipped-item' || /shown once/.test(message));
          // In a map from numbers, a list may stand for any number of rows.
          const counted = rows.filter((row) => !row.startsWith('[')).length;
          assert.ok(items.length + told.length >= counted, 'a row is lost without a warning');
        }),
        partOf(0.1 / lists.length),
      ),
    24 * 3_600_000,
  );
});
