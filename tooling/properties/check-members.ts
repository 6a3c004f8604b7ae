import assert from 'node:assert/strict';
import { withJsonEdits } from './corrupt-json.js';
import { listWith } from './corrupted-listing.js';
import type { PagedListing } from './listing.js';
import { bodyOf, type MemberList } from './member-lists.js';
import { assertSound } from './sound-listing.js';

/** JSON texts, one of each type. The first one is what the others are compared with. */
const values = ['null', 'true', '7', '-122097329108006499', '"text"', '""', '[]', '{}'];

/** A member of a response that is replaced. */
interface Changed {
  /** Like `.data.0.id`. */
  readonly path: string;
  readonly before: unknown;
  /** Whether a row may be skipped without it. */
  readonly isIdentity?: boolean;
  /** The body with this JSON text in its place. */
  readonly bodyWith: (json: string) => string;
}

/** Lists with each member of the response and of one row in turn replaced by each type of JSON. */
export async function checkMembers(list: MemberList): Promise<void> {
  const rows: readonly object[] = [0, 1, 2].slice(0, list.isSingle ? 1 : 3).map(list.rowOf);
  const usual = await listWith(list, bodyOf(list, rows));
  assert.equal(usual.failure, undefined, 'the unchanged response cannot be read');
  for (const member of [...membersOfRow(list, rows), ...membersAround(list, rows)]) {
    await checkMember(list, usual, member);
  }
}

function membersOfRow(list: MemberList, rows: readonly object[]): Changed[] {
  const place = list.isSingle ? 0 : 1;
  const texts = rows.map((row) => JSON.stringify(row));
  const changes = changesOf(rows[place], (json) => list.bodyWith(texts.with(place, json)));
  return changes.map((change) => ({ ...change, isIdentity: list.identity.includes(change.path.slice(1)) }));
}

/** The members of the body that are not in a row, without those that decide whether there are rows. */
function membersAround(list: MemberList, rows: readonly object[]): Changed[] {
  const around = new Set(list.isSingle ? [] : membersOf(JSON.parse(bodyOf(list, []))).map(([path]) => path));
  const isDecisive = (path: string) => list.decisive.includes(path.split('.')[1] ?? '');
  const changes = changesOf(JSON.parse(bodyOf(list, rows)), (json) => json);
  return changes.filter(({ path }) => around.has(path) && !isDecisive(path));
}

/** The members of a value. @param bodyWith The body with this JSON text in place of the value. */
function changesOf(value: unknown, bodyWith: (json: string) => string): Changed[] {
  return membersOf(value).map(([path, before], index) => ({
    path,
    before,
    bodyWith: (json) => bodyWith(withJsonEdits(value, [{ kind: 'put', at: index + 1, json }])),
  }));
}

async function checkMember(list: MemberList, usual: PagedListing, { path, before, isIdentity, bodyWith }: Changed) {
  const without = await listWith(list, bodyWith('null'));
  const [usualLeaves, unaffected] = [usual, without].map(({ items }) => items.map(leavesOf));
  for (const value of values) {
    const given = `${path} as ${value}`;
    const listing = value === 'null' ? without : await listWith(list, bodyWith(value));
    assert.equal(listing.failure, undefined, `${given}: ${listing.failure?.message}`);
    assertSound(listing, list.recording);
    const isReported = isEmptyValue(value, before) || listing.warnings.length > usual.warnings.length;
    for (const [index, item] of usual.items.entries()) {
      const isComplete = listing.items.length === usual.items.length;
      const now = listing.items.find(({ id }) => id === item.id) ?? (isComplete ? listing.items[index] : undefined);
      if (now === undefined) {
        assert.ok(isIdentity && isReported, `${given}: row ${index} is lost`);
        continue;
      }
      const leaves = leavesOf(now);
      for (const [leaf, usualValue] of usualLeaves?.[index] ?? []) {
        if (isIdentity && isNaming(leaf)) continue;
        const place = `${given}: ${leaf} of row ${index}`;
        if (unaffected?.[index]?.get(leaf) === usualValue) assert.equal(leaves.get(leaf), usualValue, place);
        // A printed number that is not a phone number is shown unchanged.
        else if (!leaves.has(leaf) && !(isNaming(leaf) && leaves.has('.displayPhoneNumber'))) {
          assert.ok(isReported, `${place} is lost without a warning`);
        }
      }
    }
  }
}

/** Whether a value is empty, or an object without known members in place of an object. */
function isEmptyValue(value: string, before: unknown): boolean {
  if (value === '{}') return typeof before === 'object' && !Array.isArray(before);
  return value === 'null' || value === '""' || (value === '[]' && Array.isArray(before));
}

function isNaming(leaf: string): boolean {
  return ['.id', '.phoneNumber', '.displayPhoneNumber'].includes(leaf);
}

/** Every member at every depth with its path, in the order of the text. */
function membersOf(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [`${path}.${key}`, member],
    ...membersOf(member, `${path}.${key}`),
  ]);
}

/** The texts, numbers and booleans in a row, by their paths. */
function leavesOf(row: unknown): Map<string, unknown> {
  return new Map(membersOf(row).filter(([, value]) => typeof value !== 'object'));
}
