import { isProviderError, type Page, ProviderError, type Warning } from '@wabascope/core';
import { defined, readRows } from '@wabascope/provider-kit';
import { eachOf } from './each-of.js';
import type { Graph } from './graph.js';
import { graphPages } from './graph-pages.js';
import { isNothingLinked } from './refusal.js';
import { debugTokenAnswer, pageAnswer, wabaReferenceRow } from './wire.js';

/** A WABA that can be asked about. */
export interface WabaReference {
  readonly id: string;
  /** Absent when it has to be asked for. */
  readonly name?: string;
}

const permission = 'whatsapp_business_management';

/** Every WABA that a business portfolio owns, or that others share with it. */
export async function wabasOfBusiness(
  graph: Graph,
  businessId: string,
  signal: AbortSignal | undefined,
): Promise<Page<WabaReference>> {
  async function* wabasOnEdge(edge: string): AsyncGenerator<Page<WabaReference>> {
    try {
      const path = `/${businessId}/${edge}`;
      yield* graphPages(
        (query) => graph({ path, query: { fields: 'id,name', ...query }, schema: pageAnswer, signal }),
        (rows) => readRows(rows, wabaReferenceRow, ({ id, name }) => defined({ id, name })),
      );
    } catch (error) {
      if (!isProviderError(error) || !isNothingLinked(error)) throw error;
    }
  }

  const wabas = new Map<string, WabaReference>();
  const warnings: Warning[] = [];
  const edges = ['owned_whatsapp_business_accounts', 'client_whatsapp_business_accounts'];
  for await (const page of eachOf(edges, wabasOnEdge, (edge) => `The list ${edge}`)) {
    for (const waba of page.items) wabas.set(waba.id, waba);
    warnings.push(...page.warnings);
  }
  if (wabas.size === 0) {
    const message =
      'The business has no WABA that the token may see; check businessId and what its user is assigned to.';
    warnings.push({ type: 'other', message });
  }
  return { items: [...wabas.values()], warnings };
}

/**
 * Every WABA that has granted the token access. This call alone has the token in its address: Meta documents no other way
 * to ask about one.
 * @param graph Asks in the name of the token's app, or of the token itself if its user is a developer of the app.
 */
export async function wabasOfToken(
  graph: Graph,
  token: string,
  signal: AbortSignal | undefined,
): Promise<WabaReference[]> {
  const { data } = await graph({
    path: '/debug_token',
    query: { input_token: token },
    schema: debugTokenAnswer,
    signal,
  });
  if (data.is_valid === false) {
    const message = 'The access token is expired or revoked; make a new one.';
    throw new ProviderError('auth', message, { settings: ['accessToken'] });
  }
  const granted = (data.granular_scopes ?? []).find(({ scope }) => scope === permission);
  if (granted === undefined && !data.scopes?.includes(permission)) {
    const message = `The access token was made without ${permission}; make one with it.`;
    throw new ProviderError('permission', message, { settings: ['accessToken'] });
  }
  // Granted for everything, Meta lists nothing.
  if (!granted?.target_ids?.length) {
    const message =
      'Meta does not list the WABAs of this access token, which is not bound to some; set businessId or wabaId.';
    throw new ProviderError('config', message, { settings: ['businessId', 'wabaId'] });
  }
  return [...new Set(granted.target_ids)].map((id) => ({ id }));
}
