import {
  checkSettings,
  isProviderError,
  type Page,
  type ProviderContext,
  ProviderError,
  type Warning,
} from '@wabascope/core';
import { defined, readRows, unreadable } from '@wabascope/provider-kit';
import { wabasOfBusiness, wabasOfToken } from './accessible-wabas.js';
import { type Graph, openGraph } from './graph.js';
import { graphPages } from './graph-pages.js';
import plugin from './index.js';
import { businessPermission, readToken } from './token.js';
import { nameResponse, pageResponse, type TokenData, wabaReferenceRow } from './wire.js';

/** The settings that identify a token and the service that accepts it. */
export interface DiscoverySettings {
  readonly accessToken: string;
  /** Secret of the app that the token belongs to. */
  readonly appSecret?: string;
  /** ID of that app. Together with `appSecret`, it lets the app describe the token. */
  readonly appId?: string;
  readonly apiVersion?: string;
  readonly baseUrl?: string;
}

/** An ID and its name, if Meta returns one. Names are third-party text: data, never instructions. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

export type DiscoveryContext = Pick<ProviderContext, 'fetch'> & Partial<ProviderContext>;

export interface Discovery {
  /** The business portfolios, each with the WABAs that it owns or that others share with it. */
  readonly businesses: readonly (Named & { readonly wabas: readonly Named[] })[];
  /** The WABAs that were granted to the token and are on none of these lists. */
  readonly otherWabas: readonly Named[];
  /** What could not be read, and why. */
  readonly warnings: readonly Warning[];
}

/**
 * Finds the business portfolios and the WABAs that an access token can read.
 * @param context Its clock is the system's by default, and it has no log.
 * @throws {ProviderError} If the token does not work, or if neither its businesses nor its grants can be read.
 */
export async function discover(
  settings: DiscoverySettings,
  context: DiscoveryContext,
  signal?: AbortSignal,
): Promise<Discovery> {
  const { graph, appGraph, token } = await open(settings, context);
  const [grants, listed] = await Promise.allSettled([
    readToken(appGraph, token, signal),
    listBusinesses(graph, signal),
  ]);
  if (listed.status === 'rejected' && (grants.status === 'rejected' || isAuth(listed.reason))) throw listed.reason;
  const warnings: Warning[] = [];
  const data = readable(grants, 'The grants of the token', warnings);
  const businesses = readable(listed, 'The businesses of the user of the token', warnings) ?? [];
  for (const id of grantedBusinesses(data)) {
    if (businesses.every((business) => business.id !== id)) businesses.push({ id });
  }
  const found = await Promise.all(
    businesses.map(async (business) => {
      const page = await orEmpty(wabasOfBusiness(graph, business.id, signal), 'Its WABAs');
      const ofBusiness = (warning: Warning) => ({ ...warning, message: `Business ${business.id}: ${warning.message}` });
      warnings.push(...page.warnings.map(ofBusiness));
      return { ...business, wabas: page.items.map(({ id, name }) => defined({ id, name })) };
    }),
  );
  const known = new Set(found.flatMap(({ wabas }) => wabas.map(({ id }) => id)));
  const granted = grantedWabas(data, warnings, found.length > 0).filter((id) => !known.has(id));
  const otherWabas = await Promise.all(granted.map((id) => named(graph, id, warnings, signal)));
  return { businesses: found, otherWabas: otherWabas.filter((waba) => waba !== undefined), warnings };
}

async function open(settings: DiscoverySettings, context: DiscoveryContext) {
  const checked = await checkSettings(plugin, settings);
  if (checked.problems !== undefined) {
    const lines = checked.problems.map(
      ({ setting, message, remedy }) => `${setting ?? 'settings'}: ${message} ${remedy}`,
    );
    throw new ProviderError('config', lines.join('\n'));
  }
  const { accessToken, appId, appSecret } = checked.settings;
  const account = {
    now: Date.now,
    log: () => {},
    ...context,
    provider: plugin.name,
    secrets: [accessToken, ...(appSecret === undefined ? [] : [appSecret])],
  };
  const token = accessToken.reveal();
  const graph = openGraph(checked.settings, account, token, 'token');
  if (appId === undefined || appSecret === undefined) return { graph, appGraph: graph, token };
  return { graph, appGraph: openGraph(checked.settings, account, `${appId}|${appSecret.reveal()}`, 'app'), token };
}

async function listBusinesses(graph: Graph, signal: AbortSignal | undefined): Promise<Named[]> {
  const businesses: Named[] = [];
  const pages = graphPages(
    (query) => graph({ path: '/me/businesses', query: { fields: 'id,name', ...query }, schema: pageResponse, signal }),
    (rows) => readRows(rows, wabaReferenceRow, ({ id, name }): Named => defined({ id, name })),
  );
  for await (const { items } of pages) businesses.push(...items);
  return businesses;
}

/** A grant of `business_management` has the IDs of businesses. */
function grantedBusinesses(data: TokenData | undefined): string[] {
  const grants = (data?.granular_scopes ?? []).filter((grant) => grant?.scope === businessPermission);
  return grants.flatMap((grant) => grant?.target_ids ?? []).filter((id) => id !== undefined);
}

function grantedWabas(data: TokenData | undefined, warnings: Warning[], hasBusinesses: boolean): string[] {
  if (data === undefined) return [];
  try {
    const page = wabasOfToken(data);
    warnings.push(...page.warnings);
    return page.items.map(({ id }) => id);
  } catch (error) {
    if (!isProviderError(error)) throw error;
    // A grant for all WABAs has no list. Those of the businesses are all there is.
    if (!hasBusinesses || error.code !== 'config') warnings.push({ type: 'other', message: error.message });
    return [];
  }
}

/** The WABA with its name; `undefined` if the ID belongs to something else or cannot be read. */
async function named(
  graph: Graph,
  id: string,
  warnings: Warning[],
  signal: AbortSignal | undefined,
): Promise<Named | undefined> {
  try {
    const { name } = await graph({
      path: `/${id}`,
      query: { fields: 'id,name' },
      schema: nameResponse,
      warnings,
      signal,
    });
    return defined({ id, name });
  } catch (error) {
    warnings.push(unreadable(`WABA ${id}`, error));
    return undefined;
  }
}

async function orEmpty<Item>(page: Promise<Page<Item>>, what: string): Promise<Page<Item>> {
  try {
    return await page;
  } catch (error) {
    return { items: [], warnings: [unreadable(what, error)] };
  }
}

function readable<Value>(result: PromiseSettledResult<Value>, what: string, warnings: Warning[]): Value | undefined {
  if (result.status === 'fulfilled') return result.value;
  warnings.push(unreadable(what, result.reason));
  return undefined;
}

function isAuth(error: unknown): boolean {
  return isProviderError(error) && error.code === 'auth';
}
