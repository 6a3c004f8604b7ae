import type { Exchange } from '@wabascope/provider-testing';
import { type Listing, listingOf } from './listing.js';
import type { Recording } from './recordings.js';

/** Replaces the body of a recorded response. `undefined` keeps it. */
export type Corrupt = (body: unknown, position: number) => Uint8Array | string | undefined;

/** Lists from recorded responses, some of them corrupted. Rejects with any error that is not a `ProviderError`. */
export async function listCorrupted({ exchanges, lists, open }: Recording, corrupt: Corrupt): Promise<Listing> {
  const account = await open(async (input, init) => {
    const position = nearest(exchanges, new URL(String(input)), new Headers(init?.headers));
    const exchange = exchanges[position];
    if (exchange === undefined) return Response.json({}, { status: 404 });
    const { status, body } = exchange.response;
    return new Response(corrupt(body, position) ?? JSON.stringify(body), { status });
  });
  return listingOf(account, lists);
}

/** Position of the exchange whose request is most like this one; -1 when none has its path. */
function nearest(exchanges: readonly Exchange[], url: URL, headers: Headers): number {
  const likeness = exchanges.map(({ request }) => {
    if (!url.pathname.endsWith(request.path)) return -1;
    const inQuery = Object.entries(request.query ?? {}).filter(([name, value]) => url.searchParams.get(name) === value);
    const inHead = Object.entries(request.headers ?? {}).filter(([name, value]) => headers.get(name) === value);
    return inQuery.length + inHead.length;
  });
  const most = Math.max(-1, ...likeness);
  return most < 0 ? -1 : likeness.indexOf(most);
}
