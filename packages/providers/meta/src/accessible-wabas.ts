import { isProviderError, type Page, ProviderError, type Warning } from '@wabascope/core';
import { defined, eachOf, readRows, unreadable } from '@wabascope/provider-kit';
import { isNothingLinked } from './errors.js';
import type { Graph } from './graph.js';
import { graphPages } from './graph-pages.js';
import { managePermission } from './token.js';
import { pageResponse, type TokenData, wabaReferenceRow } from './wire.js';

/** A WABA that can be fetched. */
export interface WabaReference {
  readonly id: string;
  /** Absent when it must be fetched. */
  readonly name?: string;
  /** The source of the ID; absent for the settings and the lists of a business. */
  readonly from?: 'caller' | 'token';
}

const [ownedEdge, clientEdge] = ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts'] as const;

async function* wabasOnEdge(
  graph: Graph,
  businessId: string,
  edge: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Page<WabaReference>> {
  try {
    const path = `/${businessId}/${edge}`;
    yield* graphPages(
      (query) => graph({ path, query: { fields: 'id,name', ...query }, schema: pageResponse, signal }),
      (rows) => readRows(rows, wabaReferenceRow, ({ id, name }) => defined({ id, name })),
    );
  } catch (error) {
    if (!isProviderError(error) || !isNothingLinked(error)) throw error;
  }
}

/** Every WABA that a business portfolio owns, or that others share with it. */
export async function wabasOfBusiness(
  graph: Graph,
  businessId: string,
  signal: AbortSignal | undefined,
): Promise<Page<WabaReference>> {
  const wabas = new Map<string, WabaReference>();
  const warnings: Warning[] = [];
  let isComplete = true;
  const load = (edge: string) => wabasOnEdge(graph, businessId, edge, signal);
  const pages = eachOf([ownedEdge, clientEdge], load, (edge, failure) => {
    isComplete = false;
    return unreadable(`The list ${edge}`, failure);
  });
  for await (const page of pages) {
    for (const waba of page.items) wabas.set(waba.id, waba);
    warnings.push(...page.warnings);
  }
  if (wabas.size === 0 && isComplete) {
    const message =
      'The business has no WABA that the token may read; check businessId and what its user is assigned to.';
    warnings.push({ type: 'other', message });
  }
  return { items: [...wabas.values()], warnings };
}

/**
 * One of those WABAs; `undefined` when it is on neither list. Shared ones first: the owner of the others is mostly known.
 * @throws {ProviderError} When the WABA is not found and a list cannot be read.
 */
export async function wabaListedBy(
  graph: Graph,
  businessId: string,
  wabaId: string,
  signal: AbortSignal | undefined,
): Promise<WabaReference | undefined> {
  let failure: ProviderError | undefined;
  for (const edge of [clientEdge, ownedEdge]) {
    try {
      for await (const { items } of wabasOnEdge(graph, businessId, edge, signal)) {
        const found = items.find(({ id }) => id === wabaId);
        if (found !== undefined) return found;
      }
    } catch (error) {
      if (!isProviderError(error)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return undefined;
}

/**
 * Every WABA that has granted the token access: those with the permission to manage first, then those with another
 * permission of WhatsApp, because only the listing shows which can be read.
 */
export function wabasOfToken(data: TokenData): Page<WabaReference> {
  const scopes = (data.granular_scopes ?? []).filter((granted) => granted?.scope?.startsWith('whatsapp_'));
  const ranked = scopes.sort((a, b) => Number(b?.scope === managePermission) - Number(a?.scope === managePermission));
  const targets = ranked.flatMap((granted) => granted?.target_ids ?? []);
  const ids = [...new Set(targets.filter((id) => id !== undefined))];
  const warnings = targets.includes(undefined) ? [unreadableTarget] : [];
  if (ids.length > 0) return { items: ids.map((id) => ({ id, from: 'token' })), warnings };
  if (!ranked.some((granted) => granted?.scope === managePermission) && !data.scopes?.includes(managePermission)) {
    const message = `The access token does not have ${managePermission}; create one with it.`;
    throw new ProviderError('permission', message, { settings: ['accessToken'] });
  }
  // A grant for all WABAs lists none.
  const message =
    'Meta does not list the WABAs of this access token, because it is not limited to some; set businessId or wabaId.';
  throw new ProviderError('config', message, { settings: ['businessId', 'wabaId'] });
}

const unreadableTarget: Warning = {
  type: 'skipped-item',
  message: 'A grant of the access token has an ID that is not a WABA ID; it was skipped.',
};
