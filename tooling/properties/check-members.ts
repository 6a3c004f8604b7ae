import assert from 'node:assert/strict';
import { type Listing, listCorrupted } from './listing.js';
import { bodyOf, type MemberList } from './member-lists.js';
import { assertSound } from './sound-listing.js';

type Path = readonly string[];

/** JSON texts, one of each type. */
const values = ['true', '7', '-122097329108006499', '"text"', '""', '[]', '{}'];

/** Marks where a JSON text is inserted into a body. */
const place = '@place@';

/** Lists with each member of the response and of one row in turn replaced by each type of JSON. */
export async function checkMembers(list: MemberList): Promise<void> {
  const changed = list.isSingle ? 0 : 1;
  const rows: unknown[] = [0, 1, 2].slice(0, list.isSingle ? 1 : 3).map(list.rowOf);
  const usual = await listed(list, bodyOf(list, rows), 'null');
  assert.equal(usual.failure, undefined, 'the unchanged response cannot be read');
  const row = list.rowOf(changed);
  for (const path of pathsIn(row)) {
    const body = bodyOf(list, rows.with(changed, withPlace(row, path)));
    await checkEach(list, body, usual, {
      path,
      before: valueAt(row, path),
      isIdentity: list.identity.includes(path.join('.')),
    });
  }
  const body: unknown = JSON.parse(bodyOf(list, rows));
  const around = list.isSingle ? [] : pathsIn(JSON.parse(bodyOf(list, [])));
  for (const path of around.filter(([first = '']) => !list.decisive.includes(first))) {
    const given = JSON.stringify(withPlace(body, path));
    await checkEach(list, given, usual, { path, before: valueAt(body, path), isIdentity: false });
  }
}

interface Member {
  readonly path: Path;
  readonly before: unknown;
  readonly isIdentity: boolean;
}

async function checkEach(
  list: MemberList,
  body: string,
  usual: Listing,
  { path, before: usualValue, isIdentity }: Member,
): Promise<void> {
  const without = await listed(list, body, 'null');
  for (const value of ['null', ...values]) {
    const given = `${path.join('.')} as ${value}`;
    const listing = value === 'null' ? without : await listed(list, body, value);
    assert.equal(listing.failure, undefined, `${given}: ${listing.failure?.message}`);
    assertSound(listing, list.recording);
    const shown = itemsOf(listing);
    const isSilent = isEmptyValue(value, usualValue);
    const isWarned = warningsOf(listing) > warningsOf(usual);
    itemsOf(usual).forEach((item, index) => {
      const now =
        shown.find(({ id }) => id === item.id) ?? (shown.length === itemsOf(usual).length ? shown[index] : undefined);
      if (now === undefined) {
        assert.ok(isIdentity && (isWarned || isSilent), `${given}: row ${index} is lost`);
        return;
      }
      const fed = leavesOf(itemsOf(without)[index] ?? {});
      const leaves = leavesOf(now);
      for (const [leaf, before] of leavesOf(item)) {
        if (isIdentity && isNaming(leaf)) continue;
        if (fed.get(leaf) === before) assert.equal(leaves.get(leaf), before, `${given}: ${leaf} of row ${index}`);
        // A printed number that is not a phone number is shown unchanged.
        else if (!leaves.has(leaf) && !(isNaming(leaf) && leaves.has('.displayPhoneNumber'))) {
          assert.ok(isWarned || isSilent, `${given}: ${leaf} is lost without a warning`);
        }
      }
    });
  }
}

/** Whether a value is empty, or an object without known members in place of an object. */
function isEmptyValue(value: string, before: unknown): boolean {
  if (value.startsWith('{')) return typeof before === 'object' && !Array.isArray(before);
  return value === 'null' || value === '""' || (value === '[]' && Array.isArray(before));
}

function isNaming(leaf: string): boolean {
  return ['.id', '.phoneNumber', '.displayPhoneNumber'].includes(leaf);
}

function listed({ recording, position }: MemberList, body: string, value: string): Promise<Listing> {
  const json = body.replace(`"${place}"`, value);
  return listCorrupted(recording, (_, at) => (at === position ? json : undefined));
}

function itemsOf({ pages }: Listing) {
  return pages.flatMap(({ items }) => items);
}

function warningsOf({ pages }: Listing): number {
  return pages.flatMap(({ warnings }) => warnings).length;
}

/** Every member at every depth. */
function pathsIn(value: unknown): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [[key], ...pathsIn(entry).map((path) => [key, ...path])]);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}

function withPlace(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return place;
  if (Array.isArray(value)) return value.with(Number(key), withPlace(value[Number(key)], rest));
  const entries = Object.entries(value).map(([name, entry]) => [name, name === key ? withPlace(entry, rest) : entry]);
  return Object.fromEntries(entries);
}

/** The texts, numbers and booleans in a row, by their paths. */
function leavesOf(row: unknown): Map<string, unknown> {
  const leaves = pathsIn(row).map((path): [string, unknown] => [
    path.map((key) => `.${key}`).join(''),
    valueAt(row, path),
  ]);
  return new Map(leaves.filter(([, value]) => typeof value !== 'object'));
}
