import { providerErrorCodes } from '@wabascope/core';
import type { AccountSummary } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../tool.js';
import { fitting } from './result-parts.js';

const pageSize = 100;
/** Limit for the accounts, so that assistants do not cut the result. */
const maxTokens = 19_000;

/** Lists the configured accounts, without requests. */
export const listAccounts = defineTool({
  name: 'list-accounts',
  title: 'List configured accounts',
  description:
    'Lists the configured accounts, failing ones first: provider, what it reports, last result, last failure and how to fix it. Sends no requests.',
  input: z.strictObject({ offset: z.int().min(0).default(0).describe('Accounts to skip') }),
  output: z.object({
    accounts: z.array(
      z.object({
        account: z.string(),
        provider: z.string(),
        lastFetchedAt: z.iso.datetime().optional().describe('UTC; absent until the first fetch'),
        numbers: z.number().optional().describe('Numbers in the last result'),
        wabas: z.number().optional().describe('WABAs in the last result'),
        warnings: z.number().optional().describe('Warnings of the last result; list-numbers shows them'),
        incomplete: z.literal(true).optional().describe('The last result lacks pages'),
        lastFailure: z
          .object({
            code: z.enum(providerErrorCodes),
            message: z.string().describe('What is wrong and what to do'),
            retryable: z.boolean(),
            settings: z.array(z.string()).optional().describe('Settings of the account to check'),
            at: z.iso.datetime(),
          })
          .optional()
          .describe('Absent when the most recent fetch succeeded'),
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
    const accounts = fitting(page.map(accountRow), maxTokens);
    const providers = Object.fromEntries(
      page
        .slice(0, accounts.length)
        .map(({ provider, providerName, reports }) => [provider, { name: providerName, reports }]),
    );
    return { data: { accounts, total: all.length, providers } };
  },
});

/** An account, with the parts of its failure that help to fix it. */
function accountRow({ providerName: _, reports: __, lastFailure, ...account }: AccountSummary) {
  if (lastFailure === undefined) return account;
  const { code, message, retryable, settings, at } = lastFailure;
  return { ...account, lastFailure: { code, message, retryable, ...(settings && { settings }), at } };
}
