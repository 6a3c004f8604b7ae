import {
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  phoneNumberSchema,
  type Waba,
  wabaSchema,
} from '@wabascope/core';
import type { RowSchema } from './collect-pages.js';
import type { RowsOf } from './observer.js';

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
