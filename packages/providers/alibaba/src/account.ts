import { randomUUID } from 'node:crypto';
import {
  isProviderError,
  type Provider,
  type ProviderContext,
  ProviderError,
  type Waba,
  type Warning,
} from '@wabascope/core';
import { createHttpClient, readRow, readRows } from '@wabascope/provider-kit';
import type * as z from 'zod';
import { refusal } from './refusal.js';
import { documentedBaseUrl, type Settings } from './settings.js';
import { sign } from './sign.js';
import { bindWabaAnswer, businessInfoAnswer, phoneNumberRow, phoneNumbersAnswer, wabaRow } from './wire.js';

interface Question<Body> {
  readonly action: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<Body>;
  readonly signal: AbortSignal | undefined;
}

/** One customer space (or the account itself): its numbers, and the one WABA that is bound to it. */
export function openAccount(settings: Settings, context: ProviderContext): Provider {
  const { accessKeyId, accessKeySecret, securityToken, custSpaceId, isvCode } = settings;
  const call = createHttpClient({
    provider: 'Alibaba Cloud',
    baseUrl: endpointOf(settings),
    timeoutMs: settings.timeoutMs,
    context,
    refusal,
    authorize: (request) =>
      sign(request, randomUUID(), {
        accessKeyId,
        accessKeySecret: accessKeySecret.reveal(),
        securityToken: securityToken?.reveal(),
      }),
  });

  /** RPC style: all parameters are in the query, and the path is always `/`. */
  function ask<Body>({ action, query, schema, signal }: Question<Body>): Promise<Body> {
    return call({
      method: 'POST',
      path: '/',
      query: { CustSpaceId: custSpaceId, ...query },
      headers: { 'x-acs-action': action, 'x-acs-version': '2020-06-06' },
      reads: true,
      schema,
      signal,
    });
  }

  async function boundWabas(signal: AbortSignal | undefined): Promise<unknown[]> {
    const query = { IsvCode: isvCode };
    const { Data } = await ask({ action: 'QueryChatappBindWaba', query, schema: bindWabaAnswer, signal });
    return Data === null ? [] : [Data].flat();
  }

  /** Adds business verification, which needs a permission of its own; without it the WABA is shown as it is. */
  async function enrich(waba: Waba, warnings: Warning[], signal: AbortSignal | undefined): Promise<Waba> {
    const { withBusiness } = await import('./map.js');
    try {
      const query = { WabaId: waba.id };
      const { Data } = await ask({ action: 'QueryWabaBusinessInfo', query, schema: businessInfoAnswer, signal });
      return Data ? withBusiness(waba, Data, readRow(warnings, 0)) : waba;
    } catch (error) {
      if (!isProviderError(error)) throw error;
      const message = `Business verification is not shown (${error.code}); it needs cams:QueryWabaBusinessInfo.`;
      warnings.push({ type: 'other', message, field: 'businessVerificationStatus' });
      return waba;
    }
  }

  return {
    async *listNumbers({ wabaId, signal } = {}) {
      const { toPhoneNumber } = await import('./map.js');
      // The rows carry no WABA id, but a space has one WABA: all of them belong to it, or none.
      if (wabaId !== undefined && !readIds(await boundWabas(signal)).includes(wabaId)) return;
      const query = { IsvCode: isvCode };
      const action = 'QueryChatappPhoneNumbers';
      const { PhoneNumbers } = await ask({ action, query, schema: phoneNumbersAnswer, signal });
      yield readRows(PhoneNumbers, phoneNumberRow, toPhoneNumber);
    },

    async *getWabas({ wabaId, signal } = {}) {
      const { toWaba } = await import('./map.js');
      const { items, warnings } = readRows(await boundWabas(signal), wabaRow, toWaba);
      const wanted = items.filter(({ id }) => wabaId === undefined || id === wabaId);
      if (wabaId !== undefined && wanted.length === 0) {
        throw new ProviderError(
          'not-found',
          'This WABA is not the one bound to the space; check wabaId and custSpaceId.',
        );
      }
      const all = [...warnings];
      yield { items: await Promise.all(wanted.map((waba) => enrich(waba, all, signal))), warnings: all };
    },
  };
}

function readIds(rows: readonly unknown[]): string[] {
  return readRows(rows, wabaRow, ({ Id }) => ({ id: Id })).items.map(({ id }) => id);
}

function endpointOf({ baseUrl, regionId }: Settings): string {
  const moved = baseUrl === documentedBaseUrl && regionId !== undefined;
  return moved ? `https://cams.${regionId}.aliyuncs.com` : baseUrl;
}
