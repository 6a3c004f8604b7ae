import {
  accountReviewStatuses,
  businessVerificationStatuses,
  reasonCodes,
  sendAbilities,
  wabaSchema,
  wabaStatuses,
} from '@wabascope/core';
import { type DirectoryWaba, notReported, wabaGroupKeys } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../define-tool.js';
import { wordList } from '../word-list.js';
import { kindOfId } from './kind-of-id.js';
import { reasonTexts, type ShownRow } from './number-row.js';
import {
  boundedParts,
  counts,
  failureMessage,
  fitting,
  groupParts,
  maxAgeSeconds,
  notReportedPart,
  resultParts,
  shownGroups,
  truncated,
} from './result-parts.js';

/** Limit for the rows, so that assistants do not cut the result. */
const maxTokens = 19_000;

const { name, status, currency } = wabaSchema.shape;

const row = wabaSchema.extend({
  account: z.string(),
  provider: z.string(),
  name,
  status,
  currency,
  review: z.enum(accountReviewStatuses).optional().describe('Concise'),
  businessVerification: z.enum(businessVerificationStatuses).optional().describe('Concise'),
  canSendMessage: z.enum(sendAbilities).describe('Whether the state of the WABA lets its numbers send'),
  reasons: z.array(z.enum(reasonCodes)).optional(),
  numbers: z.object({ count: z.number(), byCanSend: counts }).optional().describe('Its numbers in this account'),
  reported: z.record(z.string(), z.unknown()).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

/** Lists and counts WhatsApp Business Accounts. */
export const getWaba = defineTool({
  name: 'get-waba',
  title: 'Get WABA details',
  hasView: true,
  description:
    'WhatsApp Business Accounts (WABAs), worst first: review, status, verification, currency, their numbers. Explains waba- and business- reasons.',
  input: z.strictObject({
    account: z.string().optional(),
    wabaId: z.string().optional(),
    review: wordList([...accountReviewStatuses, notReported], 'APPROVED, REJECTED…'),
    status: wordList([...wabaStatuses, notReported], 'ACTIVE, DISABLED…'),
    businessVerification: wordList([...businessVerificationStatuses, notReported], ''),
    health: wordList([...sendAbilities, notReported], 'BLOCKED, LIMITED…'),
    groupBy: wordList(wabaGroupKeys, 'account, review, currency…'),
    limit: z.int().min(0).max(100).optional(),
    cursor: z.string().optional(),
    maxAgeSeconds,
  }),
  output: z.object({
    wabas: z.array(row),
    total: z.number().describe('Number of matches'),
    nextCursor: z.string().optional(),
    summary: z.object({
      byReview: counts,
      byStatus: counts,
      byBusinessVerification: counts,
      byCanSend: counts,
      byReason: counts,
    }),
    ...groupParts(wabaGroupKeys, {}),
    withoutWabas: z.array(z.string()).optional().describe('Providers that do not list WABAs'),
    notReported: notReportedPart,
    reasonTexts: z.record(z.string(), z.string()).describe('What each reason code means and what to do'),
    ...resultParts,
  }),
  run: async (directory, query, context) => {
    const { account, wabaId, groupBy = [] } = query;
    // Without a limit, only groups leave out the rows.
    const hasRows = query.limit === undefined ? groupBy.length === 0 : query.limit > 0;
    const shownWaba = account === undefined && wabaId === undefined ? conciseWaba : fullWaba;
    const result = await directory.getWabas(
      { ...query, withNumbers: hasRows },
      {
        signal: context.signal,
        fits: (wabas) => fitting(wabas.map(shownWaba), maxTokens).length,
      },
    );
    const wabas = result.wabas.map(shownWaba);
    const { total, nextCursor, summary, withoutWabas, notReported } = result;
    const data = {
      wabas,
      total,
      ...(nextCursor === undefined ? {} : { nextCursor }),
      summary,
      ...shownGroups(result),
      ...(withoutWabas === undefined ? {} : { withoutWabas }),
      ...(notReported === undefined ? {} : { notReported }),
      reasonTexts: reasonTexts(result.wabas),
      ...boundedParts(result),
    };
    if (total > 0) return { data };
    const scope = account === undefined ? {} : { accounts: [account] };
    const hint = wabaId === undefined ? undefined : await kindOfId(directory, wabaId, scope, context);
    return { data, failure: hint ?? failureMessage(result.failures) };
  },
});

function fullWaba({ reasons, ...waba }: DirectoryWaba): ShownRow {
  return { ...waba, ...codesOf(reasons) };
}

function conciseWaba(waba: DirectoryWaba): ShownRow {
  const { account, provider, id, canSendMessage, reasons, numbers } = waba;
  const shown = {
    account,
    provider,
    id,
    name: waba.name === undefined ? undefined : truncated(waba.name, 30),
    review: waba.accountReviewStatus,
    status: waba.status,
    businessVerification: waba.businessVerificationStatus,
    currency: waba.currency,
    canSendMessage,
    ...codesOf(reasons),
    numbers,
  };
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}

function codesOf(reasons: DirectoryWaba['reasons']) {
  return reasons.length === 0 ? {} : { reasons: reasons.map(({ code }) => code) };
}
