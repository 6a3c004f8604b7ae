import { isProviderError, type Page, type ProviderErrorCode, type Waba } from '@wabascope/core';
import { defined } from '@wabascope/provider-kit';
import { type WabaReference, wabaListedBy } from './accessible-wabas.js';
import type { Graph } from './graph.js';
import { isUnknownWaba, unknownWaba } from './unreadable-waba.js';
import { ownerResponse } from './wire.js';

/**
 * Admits a WABA that a caller names only if the business portfolio owns it, or others share it with the business: the token
 * may be able to read more. Both methods throw `not-found` for any other WABA.
 */
export interface BusinessScope {
  /** The WABA, to list its numbers. */
  reference(wabaId: string, signal: AbortSignal | undefined): Promise<WabaReference>;
  /** The result of `fetch`, or its error. */
  details(wabaId: string, fetch: () => Promise<Page<Waba>>, signal: AbortSignal | undefined): Promise<Page<Waba>>;
}

/** Errors that may concern the WABA, and so would reveal something about one that is not admitted. */
const aboutWaba: ReadonlySet<ProviderErrorCode> = new Set(['permission', 'rejected', 'bad-response']);

export function businessScope(graph: Graph, businessId: string): BusinessScope {
  /** One request where the response names the business as the owner; otherwise the lists of the business decide. */
  async function admit<Fetched>(
    wabaId: string,
    fetch: () => Promise<Fetched>,
    ownerOf: (fetched: Fetched) => string | null | undefined,
    signal: AbortSignal | undefined,
  ): Promise<{ fetched?: Fetched; error?: unknown; listed?: WabaReference }> {
    let outcome: { fetched: Fetched } | { error: unknown };
    try {
      outcome = { fetched: await fetch() };
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (isUnknownWaba(error)) throw unknownWaba(error);
      if (!aboutWaba.has(error.code)) throw error;
      outcome = { error };
    }
    if ('fetched' in outcome && ownerOf(outcome.fetched) === businessId) return outcome;
    const listed = await wabaListedBy(graph, businessId, wabaId, signal);
    if (listed === undefined) throw unknownWaba();
    return { ...outcome, listed };
  }

  return {
    async reference(wabaId, signal) {
      const query = { fields: 'id,name,owner_business_info' };
      // A value that cannot be read is missing here: the lists decide, and the reader warns about the name.
      const fetch = () => graph({ path: `/${wabaId}`, query, schema: ownerResponse, warnings: [], signal });
      const { fetched, listed } = await admit(wabaId, fetch, (node) => node.owner_business_info?.id, signal);
      return listed ?? defined({ id: wabaId, name: fetched?.name });
    },

    async details(wabaId, fetch, signal) {
      const { fetched, error } = await admit(wabaId, fetch, ({ items: [waba] }) => waba?.businessId, signal);
      if (fetched === undefined) throw error;
      return fetched;
    },
  };
}
