import { type ListOptions, type Page, type Provider, ProviderError } from '@wabascope/core';
import { type AccountContext, eachOf } from '@wabascope/provider-kit';
import { type WabaReference, wabasOfBusiness, wabasOfToken } from './accessible-wabas.js';
import { businessScope } from './business-scope.js';
import { openGraph } from './graph.js';
import { isOtherService } from './other-service.js';
import type { Settings } from './settings.js';
import { subscribedApps } from './subscribed-apps.js';
import { businessPermission, describeToken, managePermission, readToken } from './token.js';
import { errorOf, unknownWaba, warningOf } from './unreadable-waba.js';
import { wabaReader } from './waba-reader.js';
import type { TokenData } from './wire.js';

/** The WABA of `wabaId`, or those of `businessId`, or those that the access token was granted. */
export function openAccount(settings: Settings, context: AccountContext): Provider {
  const { accessToken, appId, appSecret, businessId, apiVersion } = settings;
  const wabaIds = settings.wabaIds ?? (settings.wabaId === undefined ? undefined : [settings.wabaId]);
  const graph = openGraph(settings, context, accessToken.reveal(), 'token');
  const apps = isOtherService(settings) ? undefined : subscribedApps(graph, appId);
  const reader = wabaReader(graph, apiVersion, context.now, apps);
  const scope = businessId === undefined ? undefined : businessScope(graph, businessId);

  async function everyWaba(signal: AbortSignal | undefined): Promise<Page<WabaReference>> {
    if (wabaIds !== undefined) return { items: wabaIds.map((id) => ({ id })), warnings: [] };
    if (businessId !== undefined) return wabasOfBusiness(graph, businessId, signal);
    if (isOtherService(settings)) throw listsNoWabas();
    return wabasOfToken(await tokenData(signal));
  }

  function tokenData(signal: AbortSignal | undefined): Promise<TokenData> {
    const isApp = appId !== undefined && appSecret !== undefined;
    const debugGraph = isApp ? openGraph(settings, context, `${appId}|${appSecret.reveal()}`, 'app') : graph;
    return readToken(debugGraph, accessToken.reveal(), signal);
  }

  /** One WABA is fetched directly, without a list of all. Without IDs in the settings, the token's grants decide. */
  async function wabasFor({ wabaId, signal }: ListOptions): Promise<Page<WabaReference>> {
    if (wabaId === undefined) return everyWaba(signal);
    if (wabaIds !== undefined) return wabaIds.includes(wabaId) ? only({ id: wabaId }) : none;
    if (!isId(wabaId)) return none;
    return only(scope === undefined ? { id: wabaId, from: 'caller' } : await scope.reference(wabaId, signal));
  }

  async function* readEach<Item>(
    { items, warnings }: Page<WabaReference>,
    read: (waba: WabaReference) => AsyncIterable<Page<Item>>,
  ): AsyncGenerator<Page<Item>> {
    async function* explained(waba: WabaReference): AsyncGenerator<Page<Item>> {
      try {
        yield* read(waba);
      } catch (error) {
        throw errorOf(waba, error);
      }
    }

    yield* eachOf(items, explained, warningOf);
    if (warnings.length > 0) yield { items: [], warnings };
  }

  return {
    async *listNumbers(options = {}) {
      const wabas = await wabasFor(options);
      yield* readEach(wabas, (waba) => reader.numbers(waba, options.signal));
    },

    async *getWabas(options = {}) {
      const { wabaId, signal } = options;
      if (scope !== undefined && wabaId !== undefined && isId(wabaId)) {
        yield await scope.details(wabaId, () => reader.details(wabaId, signal), signal);
        return;
      }
      const wabas = await wabasFor(options);
      if (wabaId !== undefined && wabas.items.length === 0) throw unknownWaba();
      yield* readEach(wabas, async function* ({ id }) {
        yield await reader.details(id, signal);
      });
    },

    async describeCredential({ signal } = {}) {
      // Another service than Meta supports only calls about a WABA.
      if (settings.wabaIds !== undefined || isOtherService(settings)) return {};
      const needed = businessId === undefined ? [managePermission] : [managePermission, businessPermission];
      return describeToken(await tokenData(signal), needed);
    },
  };
}

function listsNoWabas(): ProviderError {
  const message = 'A service other than Meta does not list the WABAs of a credential; set wabaId or wabaIds.';
  return new ProviderError('config', message, { settings: ['wabaId', 'wabaIds'] });
}

/** Whether the ID may become part of a path. */
function isId(wabaId: string): boolean {
  return /^\d{1,32}$/.test(wabaId);
}

const none: Page<never> = { items: [], warnings: [] };

function only(waba: WabaReference): Page<WabaReference> {
  return { items: [waba], warnings: [] };
}
