import assert from 'node:assert/strict';
import { type Page, phoneNumberSchema, providerErrorCodes, wabaSchema } from '@wabascope/core';
import type { PagedListing } from './listing.js';
import type { Recording } from './recordings.js';

/** Throws if a listing violates the contract of a provider. */
export function assertSound({ pages, failure }: PagedListing, { lists, secrets }: Recording): void {
  const schema = lists === 'numbers' ? phoneNumberSchema : wabaSchema;
  for (const { items, warnings } of pages) {
    for (const item of items) assert.deepEqual(schema.parse(item), item);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'a page has an ID twice');
    assert.deepEqual(throughJson({ items, warnings }), { items, warnings });
  }
  if (failure !== undefined) {
    assert.ok(providerErrorCodes.includes(failure.code));
    assert.deepEqual(throughJson(failure.details), failure.details);
  }
  const shown = JSON.stringify([pages, failure, failure?.stack]);
  for (const secret of secrets) assert.ok(!shown.includes(secret), 'a secret is visible');
}

function throughJson<Value extends Page<unknown> | object>(value: Value): unknown {
  return JSON.parse(JSON.stringify(value));
}
