import { providerErrorCodes } from '@wabascope/core';
import type { AccountSummary, CredentialSummary } from '@wabascope/directory';
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
    'Lists the configured accounts, failing ones first: provider, what it reports, last result, last failure, expiring credentials, missing permissions, and how to fix it. Sends no requests.',
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
        credential: z
          .object({
            expiresAt: z.iso.datetime().optional(),
            missingPermissions: z.array(z.string()).optional(),
            notices: z.array(z.string()).optional().describe('What is wrong and what to do'),
          })
          .optional()
          .describe('What the provider reports about it, if anything'),
      }),
    ),
    total: z.number(),
    providers: z
      .record(
        z.string(),
        z.object({
          name: z.string(),
          stability: z.enum(['stable', 'experimental']),
          reports: z.object({ number: z.array(z.string()), waba: z.array(z.string()) }),
        }),
      )
      .describe('What each provider can report about a number and about a WABA'),
  }),
  run: async (directory, { offset }) => {
    const all = directory.accounts().toSorted((a, b) => urgency(b) - urgency(a));
    const page = all.slice(offset, offset + pageSize);
    const accounts = fitting(page.map(accountRow), maxTokens);
    const providers = Object.fromEntries(
      page
        .slice(0, accounts.length)
        .map(({ provider, providerName, stability, reports }) => [
          provider,
          { name: providerName, stability, reports },
        ]),
    );
    return { data: { accounts, total: all.length, providers } };
  },
});

function urgency({ lastFailure, credential }: AccountSummary): number {
  if (lastFailure !== undefined) return 2;
  return credential === undefined || credential.notices.length === 0 ? 0 : 1;
}

/** An account, with the parts of its failure that help to fix it. */
function accountRow(summary: AccountSummary) {
  const { providerName: _, stability: __, reports: ___, lastFailure, credential, ...account } = summary;
  const described = credential === undefined ? {} : credentialRow(credential);
  if (lastFailure === undefined) return { ...account, ...described };
  const { code, message, retryable, settings, at } = lastFailure;
  return { ...account, lastFailure: { code, message, retryable, ...(settings && { settings }), at }, ...described };
}

/** Without empty members. */
function credentialRow({ expiresAt, missingPermissions = [], notices }: CredentialSummary) {
  const credential = {
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(missingPermissions.length === 0 ? {} : { missingPermissions }),
    ...(notices.length === 0 ? {} : { notices }),
  };
  return Object.keys(credential).length === 0 ? {} : { credential };
}
