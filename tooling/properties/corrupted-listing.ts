import type { Exchange } from '@wabascope/provider-testing';
import { listingOf, type PagedListing } from './listing.js';
import type { Recording } from './recordings.js';

/** Replaces the body of a recorded response. `undefined` keeps it. */
export type Corrupt = (body: unknown, position: number) => Uint8Array | string | undefined;

/** Lists from recorded responses, some of them corrupted. Rejects with any error that is not a `ProviderError`. */
export async function listCorrupted({ exchanges, lists, open }: Recording, corrupt: Corrupt): Promise<PagedListing> {
  const account = await open(async (input, init) => {
    const position = nearest(exchanges, new URL(String(input)), new Headers(init?.headers));
    const exchange = exchanges[position];
    if (exchange === undefined) return Response.json({}, { status: 404 });
    const { status, body } = exchange.response;
    return new Response(corrupt(body, position) ?? JSON.stringify(body), { status });
  });
  return listingOf(account, lists);
}

/** Lists with this body in place of a recorded one. */
export function listWith(list: { recording: Recording; position: number }, body: string): Promise<PagedListing> {
  return listCorrupted(list.recording, (_, position) => (position === list.position ? body : undefined));
}

/** Position of the exchange whose request is most like this one; -1 when none has its path. */
function nearest(exchanges: readonly Exchange[], url: URL, headers: Headers): number {
  const likeness = exchanges.map(({ request }) => {
    if (!url.pathname.endsWith(request.path)) return -1;
    const recorded = Object.entries({ ...request.query, ...request.headers });
    return recorded.filter(([name, value]) => (url.searchParams.get(name) ?? headers.get(name)) === value).length;
  });
  const most = Math.max(-1, ...likeness);
  return most < 0 ? -1 : likeness.indexOf(most);
}
