import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  isProviderError,
  type ListOptions,
  type ProviderError,
  providerErrorCodes,
  type Warning,
} from '@wabascope/core';
import type { Exchange } from './exchange.js';
import { type Playback, playback } from './fake-api/playback.js';
import type { Item, Operation } from './operation.js';
import type { Account, Subject } from './subject.js';

/** The maximum number of requests if every request fails. */
const maxAttempts = 10;

const warningTypes: readonly Warning['type'][] = ['unknown-value', 'skipped-item', 'other'];

/** All pages of a listing, joined. */
export interface Listing {
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
  /** The number of pages with rows. */
  readonly pages: number;
}

export async function list(operation: Operation, account: Account, options?: ListOptions): Promise<Listing> {
  const items: Item[] = [];
  const warnings: Warning[] = [];
  let pages = 0;
  for await (const page of operation.pages(account.provider, options)) {
    items.push(...page.items);
    warnings.push(...page.warnings);
    pages += Number(page.items.length > 0);
  }
  return { items, warnings, pages };
}

/** A new account that reads recorded exchanges. */
export async function openRecorded(
  subject: Subject,
  exchanges: readonly Exchange[],
): Promise<{ account: Account; playback: Playback }> {
  const recorded = playback(exchanges, subject.baseUrl);
  return { account: await subject.open(recorded.respond), playback: recorded };
}

/** Lists recorded exchanges. A request that was not recorded fails the test. */
export async function replay(subject: Subject, operation: Operation, exchanges: readonly Exchange[]): Promise<Listing> {
  const { account, playback: recorded } = await openRecorded(subject, exchanges);
  const [outcome] = await Promise.allSettled([list(operation, account)]);
  assert.deepEqual(recorded.unexpected, [], `${operation.name} made requests that are not among the exchanges.`);
  if (outcome.status === 'rejected') throw outcome.reason;
  for (const { type, message } of outcome.value.warnings) {
    assert.ok(warningTypes.includes(type) && message !== '', `A warning must have a type and a message, not ${type}.`);
  }
  return outcome.value;
}

/** The error that a listing ends with. It must be a `ProviderError`, after a reasonable number of requests. */
export async function failureOf(operation: Operation, account: Account, given: string): Promise<ProviderError> {
  const [outcome] = await Promise.allSettled([list(operation, account)]);
  if (outcome.status === 'fulfilled') {
    assert.fail(`${operation.name}, given ${given}, must throw; it gave ${outcome.value.items.length} rows.`);
  }
  assert.ok(account.calls.length <= maxAttempts, `${operation.name}, given ${given}, retries too often.`);
  return providerError(outcome.reason, `${operation.name}, given ${given},`);
}

/** The value that was thrown; fails the test unless it is a `ProviderError`. */
export function providerError(thrown: unknown, who: string): ProviderError {
  assert.ok(isProviderError(thrown), `${who} must throw a ProviderError, not ${inspect(thrown)}`);
  assert.ok(providerErrorCodes.includes(thrown.code), `${thrown.code} must be a code of ProviderError.`);
  assert.ok(thrown.message !== '', 'A ProviderError must have a message.');
  return thrown;
}
