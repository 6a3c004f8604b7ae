import {
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  phoneNumberSchema,
  type Waba,
  wabaSchema,
} from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { collectPages, type RowSchema } from './collect-pages.js';
import type { Credentials } from './credentials.js';
import { createKeptPages } from './kept-pages.js';
import type { DirectoryObserver, RowsOf } from './observer.js';
import type { Slices } from './slices.js';
import type { FetchResult } from './snapshot.js';
import type { Stalls } from './stalls.js';

/** What differs between the numbers and the WABAs of an account. */
export interface RowKind<Item> {
  readonly what: RowsOf;
  readonly schema: RowSchema<Item>;
  /** Lists all rows of the account. */
  readonly list: (provider: Provider, options: ListOptions) => AsyncIterable<Page<unknown>>;
  /** Whether a row of the whole account belongs to this WABA. */
  readonly belongsTo: (item: Item, wabaId: string) => boolean;
}

export const numberKind: RowKind<PhoneNumber> = {
  what: 'numbers',
  schema: phoneNumberSchema,
  list: (provider, options) => provider.listNumbers(options),
  belongsTo: (number, wabaId) => number.wabaId === wabaId,
};

export const wabaKind: RowKind<Waba> = {
  what: 'wabas',
  schema: wabaSchema,
  list: (provider, options) => provider.getWabas?.(options) ?? noPages(),
  belongsTo: (waba, wabaId) => waba.id === wabaId,
};

async function* noPages(): AsyncGenerator<never> {}

export interface AccountFetcher<Item> {
  /**
   * All rows of the account. Rejects only with `signal.reason`.
   * @param maxBusinessAgeMs As in `ListOptions`.
   */
  fetch(account: OpenAccount, signal: AbortSignal, maxBusinessAgeMs: number): Promise<FetchResult<Item>>;
}

/** @param credentials Refreshed after each fetch. */
export function createAccountFetcher<Item extends { readonly id: string }>(
  kind: RowKind<Item>,
  stalls: Stalls,
  slices: Slices,
  observer: DirectoryObserver,
  credentials?: Pick<Credentials, 'refresh'>,
): AccountFetcher<Item> {
  const kept = { pages: createKeptPages<Item>(), texts: [] };
  return {
    async fetch(account, signal, maxBusinessAgeMs) {
      const { alias, plugin, provider, oneWaba } = account;
      const startedAt = performance.now();
      const pages = stalls.watched(account, signal, (ending) =>
        kind.list(provider, {
          signal: ending,
          maxBusinessAgeMs,
          ...(oneWaba === undefined ? {} : { wabaId: oneWaba.id }),
        }),
      );
      const result = await collectPages(account, pages, kind.schema, signal, slices, kept);
      // Afterward, so that the rows do not wait. A fetch of one WABA makes no further request.
      if (oneWaba === undefined && provider.describeCredential !== undefined) credentials?.refresh(account);
      observer.accountFetched?.({
        account: alias,
        provider: plugin.id,
        what: kind.what,
        code: result.failure?.code ?? 'ok',
        durationMs: performance.now() - startedAt,
      });
      return result;
    },
  };
}
