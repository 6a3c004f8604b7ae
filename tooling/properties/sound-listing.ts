import assert from 'node:assert/strict';
import { type Page, phoneNumberSchema, providerErrorCodes, wabaSchema } from '@wabascope/core';
import type { Listing } from './listing.js';
import type { Recording } from './recordings.js';

/** Throws when a listing is not what the contract of a provider promises, whatever the far side has answered. */
export function assertSound({ pages, failure }: Listing, { lists, secrets }: Recording): void {
  const schema = lists === 'numbers' ? phoneNumberSchema : wabaSchema;
  for (const { items, warnings } of pages) {
    for (const item of items) assert.deepEqual(schema.parse(item), item);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length, 'an id stands twice on a page');
    assert.deepEqual(throughJson({ items, warnings }), { items, warnings });
  }
  if (failure !== undefined) {
    assert.ok(providerErrorCodes.includes(failure.code));
    assert.deepEqual(throughJson(failure.details), failure.details);
  }
  const shown = JSON.stringify([pages, failure, failure?.stack]);
  for (const secret of secrets) assert.ok(!shown.includes(secret), 'a secret shows');
}

function throughJson<Value extends Page<unknown> | object>(value: Value): unknown {
  return JSON.parse(JSON.stringify(value));
}
