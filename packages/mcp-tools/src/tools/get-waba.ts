import { wabaSchema } from '@wabascope/core';
import * as z from 'zod';
import { defineTool } from '../tool.js';
import { kindOfId } from './kind-of-id.js';
import { boundedParts, failureMessage, fitting, maxAgeSeconds, resultParts } from './result-parts.js';

/** Details of the WhatsApp Business Accounts of an account. */
export const getWaba = defineTool({
  name: 'get-waba',
  title: 'Get WABA details',
  description:
    'WhatsApp Business Accounts (WABAs) of one configured account: review, business verification, currency, limit. Use it when a reason code of list-numbers starts with waba- or business-.',
  input: z.strictObject({
    account: z.string().describe('Account alias'),
    wabaId: z.string().optional().describe('One WABA; all of the account if omitted'),
    maxAgeSeconds,
  }),
  output: z.object({
    wabas: z.array(
      wabaSchema.extend({
        account: z.string(),
        provider: z.string(),
        reported: z.record(z.string(), z.unknown()).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    total: z.number().describe('WABAs of the account; at most 100 are shown, query others by wabaId'),
    ...resultParts,
  }),
  run: async (directory, query, context) => {
    const result = await directory.getWabas(query, { signal: context.signal });
    const wabas = fitting(result.wabas.slice(0, 100), 19_000);
    const data = { wabas, total: result.wabas.length, ...boundedParts(result) };
    if (wabas.length > 0) return { data };
    const { account, wabaId } = query;
    const hint = wabaId === undefined ? undefined : await kindOfId(directory, wabaId, { accounts: [account] }, context);
    return { data, failure: hint ?? failureMessage(result.failures) };
  },
});
