import { randomUUID } from 'node:crypto';
import { isProviderError, type Page, type Provider, type ProviderContext, type Warning } from '@wabascope/core';
import { createHttpClient, createRowReader, moreAnnounced, readRows } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { refusal } from './refusal.js';
import { endpointOf, type Settings } from './settings.js';
import { sign } from './sign.js';
import {
  type Business,
  bindWabaAnswer,
  businessInfoAnswer,
  phoneNumberRow,
  phoneNumbersAnswer,
  type WabaRow,
  wabaRow,
} from './wire.js';

/** A WABA before anybody has asked for its owner. */
interface BoundWaba {
  readonly id: string;
  readonly row: WabaRow;
}

interface Question<Body> {
  readonly action: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<Body>;
  readonly warnings?: Warning[];
  readonly signal: AbortSignal | undefined;
}

/** One customer space (or the account itself): its numbers, and the one WABA that is bound to it. */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { accessKeyId, accessKeySecret, securityToken, custSpaceId, isvCode } = settings;
  const call = createHttpClient({
    provider: 'Alibaba Cloud',
    baseUrl: endpointOf(settings),
    addressSettings: [endpointOf(settings) === settings.baseUrl ? 'baseUrl' : 'regionId'],
    timeoutMs: settings.timeoutMs,
    context,
    refusal,
    authorize(request) {
      const { headers, signature } = sign(request, randomUUID(), {
        accessKeyId,
        accessKeySecret: accessKeySecret.reveal(),
        securityToken: securityToken?.reveal(),
      });
      context.addSecret?.(signature);
      return headers;
    },
  });

  /** RPC style: the action is a header, its parameters are the query, and the path is always `/`. */
  function ask<Body>({ action, parameters, ...rest }: Question<Body>): Promise<Body> {
    return call({
      method: 'POST',
      path: '/',
      query: { CustSpaceId: custSpaceId, ...parameters },
      headers: { 'x-acs-action': action, 'x-acs-version': '2020-06-06' },
      reads: true,
      ...rest,
    });
  }

  async function boundWabas(signal?: AbortSignal): Promise<Page<BoundWaba>> {
    const parameters = { IsvCode: isvCode };
    const answer = await ask({ action: 'QueryChatappBindWaba', parameters, schema: bindWabaAnswer, signal });
    const { Data = null } = answer;
    const rows = Data === null || isEmpty(Data) ? [] : [Data].flat();
    return withUnread(answer, rows, await readRows(rows, wabaRow, (row) => ({ id: row.Id, row })));
  }

  /** The owner of a WABA. To ask takes a permission of its own; without it the WABA is shown as it is. */
  async function businessOf(waba: WabaRow, warnings: Warning[], signal?: AbortSignal): Promise<Business | undefined> {
    try {
      const parameters = { WabaId: waba.Id };
      const action = 'QueryWabaBusinessInfo';
      const { Data } = await ask({ action, parameters, schema: businessInfoAnswer, warnings, signal });
      return Data ?? undefined;
    } catch (error) {
      if (!isProviderError(error)) throw error;
      const message = `Business verification is left out (QueryWabaBusinessInfo failed). ${error.message}`;
      warnings.push({ type: 'other', message, field: 'businessVerificationStatus' });
      return undefined;
    }
  }

  // The tables are loaded with the first question: parsing phone numbers is the larger part of this package.
  return {
    async *listNumbers({ signal } = {}) {
      const { toPhoneNumber } = await import('./map.js');
      const parameters = { IsvCode: isvCode };
      const action = 'QueryChatappPhoneNumbers';
      const answer = await ask({ action, parameters, schema: phoneNumbersAnswer, signal });
      const rows = answer.PhoneNumbers ?? [];
      yield withUnread(answer, rows, await readRows(rows, phoneNumberRow, toPhoneNumber));
    },

    async *getWabas({ signal } = {}) {
      const { toWaba } = await import('./map.js');
      const bound = await boundWabas(signal);
      const warnings = [...bound.warnings];
      const items = await Promise.all(
        bound.items.map(async ({ id, row }, index) => {
          const business = await businessOf(row, warnings, signal);
          return { ...toWaba(row, business, createRowReader(warnings, index)), id };
        }),
      );
      yield { items, warnings };
    },
  };
}

/** Neither call has pages, so an answer that announces more rows than it holds is a warning. */
function withUnread<T>(answer: object, rows: readonly unknown[], { items, warnings }: Page<T>): Page<T> {
  return { items, warnings: [...warnings, ...moreAnnounced('Alibaba Cloud', answer, { rows: rows.length })] };
}

/** Whether a row says nothing: a space without a WABA has such a one. Its members may be empty objects. */
function isEmpty(row: object): boolean {
  return !Array.isArray(row) && Object.values(row).every(isNothing);
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}
