import {
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderPlugin,
  phoneNumberSchema,
  type Waba,
  wabaSchema,
} from '@wabascope/core';
import type { Exchange } from './exchange.js';
import type { Fixtures } from './fixtures.js';

/** A row of either listing, by field. */
export type Item = { readonly id: string } & { readonly [field: string]: unknown };

/** One of the two listings of a provider. */
export interface Operation {
  readonly name: 'listNumbers' | 'getWabas';
  /** Complete listings, the main one first. */
  readonly listings: readonly (readonly Exchange[])[];
  readonly schema: typeof phoneNumberSchema | typeof wabaSchema;
  /** The fields that the plugin reports. */
  readonly reported: (plugin: ProviderPlugin) => readonly string[];
  readonly pages: (provider: Provider, options?: ListOptions) => AsyncIterable<Page<PhoneNumber | Waba>>;
}

/** The operations that the fixtures have exchanges for. */
export function operationsOf({ numbers, moreNumbers = [], wabas, moreWabas = [] }: Fixtures): readonly Operation[] {
  const listNumbers: Operation = {
    name: 'listNumbers',
    listings: [numbers, ...moreNumbers],
    schema: phoneNumberSchema,
    reported: ({ reports }) => reports.number,
    pages: (provider, options) => provider.listNumbers(options),
  };
  if (wabas === undefined) return [listNumbers];
  const getWabas: Operation = {
    name: 'getWabas',
    listings: [wabas, ...moreWabas],
    schema: wabaSchema,
    reported: ({ reports }) => reports.waba,
    pages: (provider, options) => {
      if (provider.getWabas === undefined)
        throw new TypeError('The fixtures have WABAs; the provider has no getWabas.');
      return provider.getWabas(options);
    },
  };
  return [listNumbers, getWabas];
}
