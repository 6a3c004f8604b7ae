import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type JsonEdit, jsonEdits, withJsonEdits } from './corrupt-json.js';
import { listWith } from './corrupted-listing.js';
import { type MemberList, memberLists } from './member-lists.js';
import { jsonText } from './odd-json.js';
import { partOf } from './runs.js';

/** For each row: `undefined` keeps it, a list of edits makes it an edited copy of the first row, and text replaces it. */
const changes = fc.array(fc.oneof(fc.constant(undefined), jsonEdits, jsonText), { minLength: 1, maxLength: 7 });

function textOf(row: object, change: JsonEdit[] | string | undefined): string {
  if (change === undefined) return JSON.stringify(row);
  return typeof change === 'string' ? change : withJsonEdits(row, change);
}

/** Whether the nesting exceeds the limit of a response, which is then rejected as a whole. */
function isDeep(json: string): boolean {
  return json.split(/[[{]/).length > 50;
}

async function rowsAndWarnings(list: MemberList, rows: readonly string[]) {
  const listing = await listWith(list, list.bodyWith(rows));
  if (listing.failure !== undefined) throw listing.failure;
  return listing;
}

/** The row without its ID, which may have a suffix because another row has the same ID. */
function withoutId({ id: _, ...row }: { readonly id: string }): object {
  return row;
}

const lists = memberLists.filter(({ isSingle, mergesRows }) => !isSingle && !mergesRows);

describe.each(lists)('a row of the $name', (list) => {
  it(
    'is listed if it is well formed, with any other rows beside it, and no row is lost without a warning',
    () =>
      fc.assert(
        fc.asyncProperty(changes, fc.nat(6), async (chosen, untouched) => {
          const all = chosen.toSpliced(untouched % chosen.length, 0, undefined);
          const rows = all.map((change, index) => textOf(list.rowOf(typeof change === 'object' ? 0 : index), change));
          fc.pre(!rows.some(isDeep));
          const sound = rows.filter((_, index) => all[index] === undefined);
          const { items, warnings } = await rowsAndWarnings(list, rows);
          const alone = await rowsAndWarnings(list, sound);
          assert.equal(alone.items.length, sound.length);
          const shown = new Set(items.map((item) => JSON.stringify(withoutId(item))));
          for (const item of alone.items) assert.ok(shown.has(JSON.stringify(withoutId(item))), `${item.id} is lost`);
          const reported = warnings.filter(
            ({ type, message }) => type === 'skipped-item' || /shown once/.test(message),
          );
          // In a map with numbers as keys, a list may contain any number of rows.
          const counted = rows.filter((row) => !row.startsWith('[')).length;
          assert.ok(items.length + reported.length >= counted, 'a row is lost without a warning');
        }),
        partOf(0.1 / lists.length),
      ),
    24 * 3_600_000,
  );
});
