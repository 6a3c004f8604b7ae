import { type ListOptions, type Page, type Provider, type ProviderContext, ProviderError } from '@wabascope/core';
import { eachOf } from './each-of.js';
import { openGraph } from './graph.js';
import { type WabaReference, wabasOfBusiness, wabasOfToken } from './reach.js';
import type { Settings } from './settings.js';
import { failureOf, unknownWaba, warningOf } from './unreadable-waba.js';
import { wabaReader } from './waba-reader.js';

/**
 * The WABA of `wabaId`, or those of `businessId`, or those that the access token was granted.
 * @throws {ProviderError} `config` when both are set.
 */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { accessToken, appId, appSecret, businessId, apiVersion } = settings;
  if (settings.wabaId !== undefined && businessId !== undefined) {
    const message = 'Set wabaId to show one WABA, or businessId to show all of a business portfolio, and not both.';
    throw new ProviderError('config', message, { settings: ['businessId', 'wabaId'] });
  }
  const graph = openGraph(settings, context, accessToken.reveal(), 'token');
  const reader = wabaReader(graph, apiVersion, context.now);

  async function everyWaba(signal: AbortSignal | undefined): Promise<Page<WabaReference>> {
    if (settings.wabaId !== undefined) return only({ id: settings.wabaId });
    if (businessId !== undefined) return wabasOfBusiness(graph, businessId, signal);
    const isApp = appId !== undefined && appSecret !== undefined;
    const asker = isApp ? openGraph(settings, context, `${appId}|${appSecret.reveal()}`, 'app') : graph;
    return wabasOfToken(asker, accessToken.reveal(), signal);
  }

  /** One WABA is asked directly: what the token may read of it needs no list of all. */
  async function reach({ wabaId, signal }: ListOptions): Promise<Page<WabaReference>> {
    if (wabaId === undefined) return everyWaba(signal);
    if (settings.wabaId !== undefined) return wabaId === settings.wabaId ? only({ id: wabaId }) : none;
    // It becomes part of an address.
    return /^\d{1,32}$/.test(wabaId) ? only({ id: wabaId, from: 'caller' }) : none;
  }

  async function* readEach<Item>(
    { items, warnings }: Page<WabaReference>,
    read: (waba: WabaReference) => AsyncIterable<Page<Item>>,
  ): AsyncGenerator<Page<Item>> {
    async function* explained(waba: WabaReference): AsyncGenerator<Page<Item>> {
      try {
        yield* read(waba);
      } catch (error) {
        throw failureOf(waba, error);
      }
    }

    yield* eachOf(items, explained, warningOf);
    if (warnings.length > 0) yield { items: [], warnings };
  }

  return {
    async *listNumbers(options = {}) {
      const wabas = await reach(options);
      yield* readEach(wabas, (waba) => reader.numbers(waba, options.signal));
    },

    async *getWabas(options = {}) {
      const wabas = await reach(options);
      if (options.wabaId !== undefined && wabas.items.length === 0) throw unknownWaba();
      yield* readEach(wabas, (waba) => reader.details(waba, options.signal));
    },
  };
}

const none: Page<never> = { items: [], warnings: [] };

function only(waba: WabaReference): Page<WabaReference> {
  return { items: [waba], warnings: [] };
}
