import {
  isProviderError,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderError,
  type Waba,
} from '@wabascope/core';
import { nearest } from './exchanges.js';
import type { Recording } from './recordings.js';

/** The pages of a listing before it ended, and the error that ended it. */
export interface Listing {
  readonly pages: readonly Page<PhoneNumber | Waba>[];
  readonly failure?: ProviderError;
}

/** Replaces the body of a recorded response. `undefined` keeps it. */
export type Corrupt = (body: unknown, position: number) => Uint8Array | string | undefined;

/** Lists from recorded responses, some of them corrupted. Rejects with any error that is not a `ProviderError`. */
export async function listCorrupted(recording: Recording, corrupt: Corrupt): Promise<Listing> {
  const { exchanges } = recording;
  const account = await recording.open(async (input, init) => {
    const position = nearest(exchanges, new URL(String(input)), new Headers(init?.headers));
    const exchange = exchanges[position];
    if (exchange === undefined) return Response.json({}, { status: 404 });
    const { status, body } = exchange.response;
    return new Response(corrupt(body, position) ?? JSON.stringify(body), { status });
  });
  return collect(account, recording.lists);
}

async function collect(account: Provider, lists: Recording['lists']): Promise<Listing> {
  const pages: Page<PhoneNumber | Waba>[] = [];
  try {
    const listing = lists === 'numbers' ? account.listNumbers() : account.getWabas?.();
    for await (const page of listing ?? []) pages.push(page);
    return { pages };
  } catch (error) {
    if (isProviderError(error)) return { pages, failure: error };
    throw error;
  }
}
