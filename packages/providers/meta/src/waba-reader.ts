import { isProviderError, type Page, type PhoneNumber, type Waba, type Warning } from '@wabascope/core';
import { createRowReader, defined, readRows } from '@wabascope/provider-kit';
import { unreadable } from './each-of.js';
import { fieldChoice } from './field-choice.js';
import { numberFields, ofOwner, wabaFields } from './fields.js';
import type { Graph } from './graph.js';
import { graphPages } from './graph-pages.js';
import { mayBeMisplaced } from './misplaced-id.js';
import type { WabaReference } from './reach.js';
import { nameAnswer, numberRow, pageAnswer, wabaRow } from './wire.js';

/** Reads one WABA. */
export interface WabaReader {
  /** Its numbers. */
  numbers(waba: WabaReference, signal: AbortSignal | undefined): AsyncGenerator<Page<PhoneNumber>>;
  /** What it is. */
  details(wabaId: string, signal: AbortSignal | undefined): Promise<Page<Waba>>;
}

/** @param now Milliseconds since 1970. */
export function wabaReader(graph: Graph, apiVersion: string, now: () => number): WabaReader {
  const ofNumbers = fieldChoice(numberFields(apiVersion), [], now);
  const ofWabas = fieldChoice(wabaFields(apiVersion), ofOwner, now);

  /** The name only enriches the numbers: without it they are shown nevertheless. */
  async function named(waba: WabaReference, warnings: Warning[], signal: AbortSignal | undefined) {
    const { id, name } = waba;
    if (name !== undefined) return waba;
    try {
      const node = await graph({ path: `/${id}`, query: { fields: 'id,name' }, schema: nameAnswer, warnings, signal });
      return defined({ id, name: node.name });
    } catch (error) {
      if (!isProviderError(error)) throw error;
      warnings.push(unreadable(`The name of WABA ${id}`, error));
      return { id };
    }
  }

  /** @throws What the edge says of the ID when that is of another kind. */
  async function proveWaba(id: string, signal: AbortSignal | undefined): Promise<void> {
    const query = { fields: 'id', limit: '1' };
    await graph({ path: `/${id}/phone_numbers`, query, schema: pageAnswer, signal });
  }

  return {
    async *numbers(waba, signal) {
      // Loaded with the first question: parsing phone numbers is the larger part of this package.
      const { toPhoneNumber } = await import('./map.js');
      const { id } = waba;
      const path = `/${id}/phone_numbers`;
      const warnings: Warning[] = [];
      let reference: Pick<WabaReference, 'id' | 'name'> | undefined;
      yield* graphPages(
        (page) =>
          ofNumbers.fetch(id, (fields) => graph({ path, query: { fields, ...page }, schema: pageAnswer, signal })),
        async (rows) => {
          if (rows.length === 0) return { items: [], warnings: [] };
          reference ??= await named(waba, warnings, signal);
          const owner = reference;
          return readRows(rows, numberRow, (row, reading) => toPhoneNumber(row, owner, reading));
        },
      );
      warnings.push(...ofNumbers.warnings(id));
      if (warnings.length > 0) yield { items: [], warnings };
    },

    async details(id, signal) {
      const { toWaba } = await import('./map.js');
      const warnings: Warning[] = [];
      const row = await ofWabas.fetch(id, async (fields) => {
        try {
          return await graph({ path: `/${id}`, query: { fields }, schema: wabaRow, warnings, signal });
        } catch (error) {
          if (mayBeMisplaced(error)) await proveWaba(id, signal);
          throw error;
        }
      });
      warnings.push(...ofWabas.warnings(id));
      return { items: [toWaba(id, row, createRowReader(warnings, 0))], warnings };
    },
  };
}
