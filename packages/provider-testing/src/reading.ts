import assert from 'node:assert/strict';
import type { ListOptions } from '@wabascope/core';
import type { Exchange } from './exchange.js';
import { assertRecorded, list } from './listing.js';
import type { Account, Subject } from './subject.js';

/** A call of a provider that reads. It rejects with what the provider throws, or if a request was not recorded. */
export interface Reading {
  readonly name: 'listNumbers' | 'getWabas' | 'describeCredential';
  /** Each has the exchanges of one complete call. */
  readonly recordings: readonly (readonly Exchange[])[];
  readonly read: (account: Account) => Promise<unknown>;
}

/** Every call that the fixtures have exchanges for. */
export function readingsOf({ operations, fixtures }: Subject): readonly Reading[] {
  const listings = operations.map(
    (operation): Reading => ({
      name: operation.name,
      recordings: operation.listings,
      read: (account) => list(operation, account),
    }),
  );
  if (fixtures.credential === undefined) return listings;
  return [...listings, { name: 'describeCredential', recordings: [fixtures.credential], read: describeCredential }];
}

/** The description of the credential of an account. */
export async function describeCredential(
  { provider, unexpected }: Account,
  options?: Pick<ListOptions, 'signal'>,
): Promise<unknown> {
  assert.ok(provider.describeCredential !== undefined, 'The fixtures have a credential; the provider does not.');
  const [outcome] = await Promise.allSettled([provider.describeCredential(options)]);
  assertRecorded('describeCredential', unexpected);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
