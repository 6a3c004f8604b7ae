import { isProviderError, type Page, type PhoneNumber, type Waba, type Warning } from '@wabascope/core';
import { createRowReader, defined, readRows, unreadable } from '@wabascope/provider-kit';
import type { WabaReference } from './accessible-wabas.js';
import { fieldChoice } from './field-choice.js';
import { edgeOfApps, numberFields, ofOwner, wabaFields } from './fields.js';
import type { Graph } from './graph.js';
import { graphPages } from './graph-pages.js';
import { toPhoneNumber, toWaba } from './map.js';
import { mayBeMisplaced } from './misplaced-id.js';
import { isNotPassedOn } from './other-service.js';
import type { ReceivesWebhooks } from './subscribed-apps.js';
import { nameResponse, numberRow, pageResponse, wabaRow } from './wire.js';

/** Reads one WABA. */
export interface WabaReader {
  /** Its numbers. */
  numbers(waba: WabaReference, signal: AbortSignal | undefined): AsyncGenerator<Page<PhoneNumber>>;
  /** The fields of the WABA. */
  details(wabaId: string, signal: AbortSignal | undefined): Promise<Page<Waba>>;
}

/**
 * @param now Milliseconds since 1970.
 * @param receivesWebhooks Absent for a service other than Meta, which may not pass the request on.
 */
export function wabaReader(
  graph: Graph,
  apiVersion: string,
  now: () => number,
  receivesWebhooks?: ReceivesWebhooks,
): WabaReader {
  const ofNumbers = fieldChoice(numberFields(apiVersion), [], now);
  const edges = receivesWebhooks === undefined ? [] : edgeOfApps;
  const ofWabas = fieldChoice([...wabaFields(apiVersion), ...edges], [...ofOwner, ...edges], now, edges);

  /** Numbers are listed without the name of their WABA where it cannot be read. */
  async function named(waba: WabaReference, warnings: Warning[], signal: AbortSignal | undefined) {
    const { id, name } = waba;
    if (name !== undefined) return waba;
    try {
      const node = await graph({
        path: `/${id}`,
        query: { fields: 'id,name' },
        schema: nameResponse,
        warnings,
        signal,
      });
      return defined({ id, name: node.name });
    } catch (error) {
      if (!isProviderError(error)) throw error;
      // The details of the WABA then have a warning.
      if (!isNotPassedOn(error)) warnings.push(unreadable(`The name of WABA ${id}`, error));
      return { id };
    }
  }

  /** @throws The error of the edge when the ID is of another kind. */
  async function proveWaba(id: string, signal: AbortSignal | undefined): Promise<void> {
    const query = { fields: 'id', limit: '1' };
    await graph({ path: `/${id}/phone_numbers`, query, schema: pageResponse, signal });
  }

  return {
    async *numbers(waba, signal) {
      const { id } = waba;
      const path = `/${id}/phone_numbers`;
      const warnings: Warning[] = [];
      let reference: Pick<WabaReference, 'id' | 'name'> | undefined;
      yield* graphPages(
        (page) =>
          ofNumbers.fetch(id, (fields) => graph({ path, query: { fields, ...page }, schema: pageResponse, signal })),
        async (rows) => {
          if (rows.length === 0) return { items: [], warnings: [] };
          reference ??= await named(waba, warnings, signal);
          return readRows(rows, numberRow, toPhoneNumber, reference);
        },
      );
      warnings.push(...ofNumbers.warnings(id));
      if (warnings.length > 0) yield { items: [], warnings };
    },

    async details(id, signal) {
      const warnings: Warning[] = [];
      const send = async (fields: string) => {
        try {
          return await graph({ path: `/${id}`, query: { fields }, schema: wabaRow, warnings, signal });
        } catch (error) {
          if (mayBeMisplaced(error)) await proveWaba(id, signal);
          throw error;
        }
      };
      const row = await ofWabas.fetch(id, send).catch(async (error: unknown) => {
        if (!isNotPassedOn(error)) throw error;
        await proveWaba(id, signal);
        warnings.push({
          type: 'other',
          message: `The service at baseUrl does not pass on WABA ${id}; only its ID is known.`,
        });
        return { id };
      });
      warnings.push(...ofWabas.warnings(id));
      const receives = await receivesWebhooks?.(id, row, warnings, signal);
      return { items: [toWaba(id, row, receives, createRowReader(warnings, 0))], warnings };
    },
  };
}
