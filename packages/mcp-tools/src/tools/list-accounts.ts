import { providerErrorCodes } from '@wabascope/core';
import { type AccountSummary, ArgumentError, type CredentialSummary } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../define-tool.js';
import { wordList } from '../word-list.js';
import { counts, fitting } from './result-parts.js';

/** Limit for the accounts, so that assistants do not cut the result. */
const maxTokens = 19_000;

/** Lists the configured accounts, without requests. */
export const listAccounts = defineTool({
  name: 'list-accounts',
  title: 'List configured accounts',
  description: 'Accounts, failing first: last fetch, failure and fix, credential, what each provider reports.',
  input: z.strictObject({
    accounts: z.array(z.string()).optional(),
    providers: z.array(z.string()).optional(),
    failure: wordList(providerErrorCodes, 'auth, timeout…'),
    credential: z.array(z.enum(['expiring', 'incomplete'])).optional(),
    limit: z.int().min(0).max(100).optional(),
    cursor: z.string().optional(),
  }),
  output: z.object({
    accounts: z.array(
      z.object({
        account: z.string(),
        provider: z.string(),
        lastFetchedAt: z.iso.datetime().optional().describe('UTC; absent until the first fetch'),
        numbers: z.number().optional().describe('Numbers of the last fetch'),
        wabas: z.number().optional().describe('WABAs of the last fetch'),
        warnings: z.number().optional().describe('Warnings of the last fetch; list-numbers shows them'),
        incomplete: z.literal(true).optional().describe('The last fetch lacks pages'),
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
            messages: z.array(z.string()).optional().describe('What is wrong and what to do'),
          })
          .optional()
          .describe('What the provider reports about it, if anything'),
      }),
    ),
    total: z.number(),
    nextCursor: z.string().optional(),
    summary: z
      .object({ ok: z.number(), neverFetched: z.number(), byFailure: counts })
      .describe('Of all matches: last fetch succeeded, none yet, or failed with a code'),
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
  run: async (directory, { limit = 50, cursor, ...query }) => {
    const all = directory.accounts(query).toSorted((a, b) => compare(positionOf(a), positionOf(b)));
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const rest = after === undefined ? all : all.filter((each) => compare(positionOf(each), after) > 0);
    const page = rest.slice(0, limit);
    const accounts = fitting(page.map(accountRow), maxTokens);
    const last = page[accounts.length - 1];
    const ofPage = limit === 0 ? rest : page.slice(0, accounts.length);
    const providers = Object.fromEntries(
      ofPage.map(({ provider, providerName, stability, reports }) => [
        provider,
        { name: providerName, stability, reports },
      ]),
    );
    const isLast = last === undefined || accounts.length === rest.length;
    const next = isLast ? {} : { nextCursor: cursorAfter(positionOf(last)) };
    return { data: { accounts, total: all.length, ...next, summary: summaryOf(all), providers } };
  },
});

function summaryOf(all: readonly AccountSummary[]) {
  const byFailure: Record<string, number> = {};
  let [ok, neverFetched] = [0, 0];
  for (const { lastFailure, lastFetchedAt } of all) {
    if (lastFailure !== undefined) byFailure[lastFailure.code] = (byFailure[lastFailure.code] ?? 0) + 1;
    else if (lastFetchedAt === undefined) neverFetched += 1;
    else ok += 1;
  }
  return { ok, neverFetched, byFailure };
}

type Position = readonly [urgency: number, account: string];

function positionOf(summary: AccountSummary): Position {
  return [urgency(summary), summary.account];
}

/** The most urgent first, then by alias. */
function compare(a: Position, b: Position): number {
  return b[0] - a[0] || (a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1);
}

function cursorAfter(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws {ArgumentError} */
function readCursor(cursor: string): Position {
  try {
    const [rank, account] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof rank === 'number' && typeof account === 'string') return [rank, account];
  } catch {
    // Rejected below.
  }
  throw new ArgumentError('cursor', 'The cursor is invalid; pass nextCursor of the previous page, or omit it.');
}

function urgency({ lastFailure, credential }: AccountSummary): number {
  if (lastFailure !== undefined) return 2;
  return credential === undefined || credential.messages.length === 0 ? 0 : 1;
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
function credentialRow({ expiresAt, missingPermissions = [], messages }: CredentialSummary) {
  const credential = {
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(missingPermissions.length === 0 ? {} : { missingPermissions }),
    ...(messages.length === 0 ? {} : { messages }),
  };
  return Object.keys(credential).length === 0 ? {} : { credential };
}
