import {
  type ListOptions,
  type Page,
  type PhoneNumber,
  type Provider,
  type ProviderContext,
  ProviderError,
  type Waba,
  type Warning,
} from '@wabascope/core';
import { defined, readRow, readRows } from '@wabascope/provider-kit';
import { eachOf } from './each-of.js';
import { type FieldChoice, fieldChoice } from './field-choice.js';
import { numberFieldSets, wabaFieldSets } from './fields.js';
import { openGraph } from './graph.js';
import { graphPages } from './graph-pages.js';
import { type WabaReference, wabasOfBusiness, wabasOfToken } from './reach.js';
import type { Settings } from './settings.js';
import { nameAnswer, numberRow, pageAnswer, wabaRow } from './wire.js';

type Signal = AbortSignal | undefined;

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
  const graph = openGraph(settings, context, accessToken.reveal());
  const numberFields = fieldChoice(numberFieldSets(apiVersion));
  const wabaFields = fieldChoice(wabaFieldSets(apiVersion));

  async function everyWaba(signal: Signal): Promise<Page<WabaReference>> {
    if (settings.wabaId !== undefined) return { items: [{ id: settings.wabaId }], warnings: [] };
    if (businessId !== undefined) return wabasOfBusiness(graph, businessId, signal);
    const isApp = appId !== undefined && appSecret !== undefined;
    const asker = isApp ? openGraph(settings, context, `${appId}|${appSecret.reveal()}`) : graph;
    return { items: await wabasOfToken(asker, accessToken.reveal(), signal), warnings: [] };
  }

  async function reach({ wabaId, signal }: ListOptions): Promise<Page<WabaReference>> {
    const { items, warnings } = await everyWaba(signal);
    return { items: items.filter(({ id }) => wabaId === undefined || id === wabaId), warnings };
  }

  async function* numbersOf(waba: WabaReference, signal: Signal): AsyncGenerator<Page<PhoneNumber>> {
    // Loaded with the first question: parsing phone numbers is the larger part of this package.
    const { toPhoneNumber } = await import('./map.js');
    const { id } = waba;
    const warnings: Warning[] = [];
    const { name } =
      waba.name === undefined
        ? await graph({ path: `/${id}`, query: { fields: 'id,name' }, schema: nameAnswer, warnings, signal })
        : waba;
    if (warnings.length > 0) yield { items: [], warnings };
    const reference = defined({ id, name });
    const path = `/${id}/phone_numbers`;
    yield* graphPages(
      (page) => numberFields.ask((fields) => graph({ path, query: { fields, ...page }, schema: pageAnswer, signal })),
      (rows) => readRows(rows, numberRow, (row, reading) => toPhoneNumber(row, reference, reading)),
    );
  }

  async function* detailsOf({ id }: WabaReference, signal: Signal): AsyncGenerator<Page<Waba>> {
    const { toWaba } = await import('./map.js');
    const warnings: Warning[] = [];
    const path = `/${id}`;
    const row = await wabaFields.ask((fields) => graph({ path, query: { fields }, schema: wabaRow, warnings, signal }));
    yield { items: [toWaba(id, row, readRow(warnings, 0))], warnings };
  }

  async function* readEach<Item>(
    wabas: Page<WabaReference>,
    read: (waba: WabaReference) => AsyncIterable<Page<Item>>,
    fields: FieldChoice,
  ): AsyncGenerator<Page<Item>> {
    yield* eachOf(wabas.items, read, ({ id }) => `WABA ${id}`);
    const warnings = [...wabas.warnings, ...fields.warnings()];
    if (warnings.length > 0) yield { items: [], warnings };
  }

  return {
    async *listNumbers(options = {}) {
      const wabas = await reach(options);
      yield* readEach(wabas, (waba) => numbersOf(waba, options.signal), numberFields);
    },

    async *getWabas(options = {}) {
      const wabas = await reach(options);
      if (options.wabaId !== undefined && wabas.items.length === 0) {
        const message =
          'The account has no WABA of this ID; check it, wabaId, businessId, and what the token was granted.';
        throw new ProviderError('not-found', message, { settings: ['wabaId', 'businessId'] });
      }
      yield* readEach(wabas, (waba) => detailsOf(waba, options.signal), wabaFields);
    },
  };
}
