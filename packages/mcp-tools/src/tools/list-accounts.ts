import { providerErrorCodes } from '@wabascope/core';
import * as z from 'zod';
import { defineTool } from '../tool.js';

const pageSize = 100;

/** What is configured, without asking any provider. */
export const listAccounts = defineTool({
  name: 'list-accounts',
  title: 'List configured accounts',
  description:
    'The configured accounts, failing ones first: provider, what it reports, last answer, last failure. Asks no provider.',
  input: z.strictObject({ offset: z.int().min(0).default(0).describe('Accounts to skip') }),
  output: z.object({
    accounts: z.array(
      z.object({
        account: z.string(),
        provider: z.string(),
        lastAnsweredAt: z.iso.datetime().optional().describe('UTC; absent when it has not answered yet'),
        lastFailure: z
          .object({ code: z.enum(providerErrorCodes), message: z.string(), at: z.iso.datetime().optional() })
          .optional(),
      }),
    ),
    total: z.number(),
    providers: z
      .record(
        z.string(),
        z.object({ name: z.string(), reports: z.object({ number: z.array(z.string()), waba: z.array(z.string()) }) }),
      )
      .describe('What each provider can report about a number and about a WABA'),
  }),
  run: async (directory, { offset }) => {
    const all = directory
      .accounts()
      .toSorted((a, b) => Number(b.lastFailure !== undefined) - Number(a.lastFailure !== undefined));
    const page = all.slice(offset, offset + pageSize);
    const providers = Object.fromEntries(
      page.map(({ provider, providerName, reports }) => [provider, { name: providerName, reports }]),
    );
    const accounts = page.map(({ providerName: _, reports: __, ...account }) => account);
    return { data: { accounts, total: all.length, providers } };
  },
});
