import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  isProviderError,
  type ListOptions,
  type ProviderError,
  type ProviderErrorCode,
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
export interface JoinedPages {
  readonly items: readonly Item[];
  readonly warnings: readonly Warning[];
  /** The number of pages with rows. */
  readonly pages: number;
}

/**
 * Lists. A request that was not recorded fails the test, with that as its first cause, unless the account does not read
 * recorded exchanges.
 */
export async function list(operation: Operation, account: Account, options?: ListOptions): Promise<JoinedPages> {
  const [outcome] = await Promise.allSettled([allPages(operation, account, options)]);
  assertRecorded(operation.name, account.unexpected);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** Fails the test if `who` made requests that were not recorded. */
export function assertRecorded(who: string, [first]: readonly string[]): void {
  const remedy = 'Correct the request, or record it in the fixtures.';
  assert.ok(first === undefined, `${who} made a request that is not in the fixtures. ${first}. ${remedy}`);
}

/** Lists, whichever requests that needs. */
export async function allPages(operation: Operation, account: Account, options?: ListOptions): Promise<JoinedPages> {
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

/** A new account that reads recorded exchanges. @param now The clock of its context. */
export async function openRecorded(
  subject: Subject,
  exchanges: readonly Exchange[],
  now?: () => number,
): Promise<{ account: Account; playback: Playback }> {
  const recorded = playback(exchanges, subject.baseUrl);
  const account = await subject.open(recorded.respond, {}, now);
  return { account: { ...account, unexpected: recorded.unexpected }, playback: recorded };
}

/** Lists recorded exchanges with a new account. */
export async function replay(
  subject: Subject,
  operation: Operation,
  exchanges: readonly Exchange[],
): Promise<JoinedPages> {
  const { account } = await openRecorded(subject, exchanges);
  const listing = await list(operation, account);
  for (const { type, message } of listing.warnings) {
    assert.ok(warningTypes.includes(type) && message !== '', `A warning must have a type and a message, not ${type}.`);
  }
  return listing;
}

/** The error that a listing ends with. It must be a `ProviderError`, after a reasonable number of requests. */
export async function failureOf(operation: Operation, account: Account, given: string): Promise<ProviderError> {
  const [outcome] = await Promise.allSettled([allPages(operation, account)]);
  if (outcome.status === 'fulfilled') {
    assert.fail(`${operation.name}, given ${given}, must throw; it gave ${outcome.value.items.length} rows.`);
  }
  assert.ok(account.calls.length <= maxAttempts, `${operation.name}, given ${given}, retries too often.`);
  return providerError(outcome.reason, `${operation.name}, given ${given},`);
}

/** Fails the test unless the error has this code. */
export function assertCode({ code, message }: ProviderError, expected: ProviderErrorCode): void {
  assert.equal(code, expected, `The code must be ${expected}, not ${code}. The error was: ${message}`);
}

/** The value that was thrown; fails the test unless it is a `ProviderError`. */
export function providerError(thrown: unknown, who: string): ProviderError {
  const remedy = 'Throw new ProviderError(code, message) of @wabascope/core.';
  assert.ok(isProviderError(thrown), `${who} must throw a ProviderError. ${remedy} It threw: ${inspect(thrown)}`);
  assert.ok(providerErrorCodes.includes(thrown.code), `${thrown.code} must be a code of ProviderError.`);
  assert.ok(thrown.message !== '', 'A ProviderError must have a message.');
  return thrown;
}
