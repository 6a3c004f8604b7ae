import {
  accountModes,
  messagingLimitTiers,
  nameStatuses,
  numberStatuses,
  qualityRatings,
  reasonCodes,
  sendAbilities,
} from '@wabascope/core';
import { type DirectoryNumber, groupKeys, notReported } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../define-tool.js';
import { wordList } from '../word-list.js';
import { kindOfId } from './kind-of-id.js';
import {
  checkFieldNames,
  chosenRow,
  conciseRow,
  fullRow,
  isNumberField,
  metaIssues,
  numberRow,
  reasonParts,
  reasonTexts,
  type ShownRow,
} from './number-row.js';
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
} from './result-parts.js';

/** Limit for the rows, so that assistants do not cut the result. */
const maxTokens = 19_000;

const queryReadAs = z
  .object({
    as: z.enum(['phone-number', 'digits', 'text']).describe('digits: part of a number or ID, or a national number'),
    value: z.string(),
    alsoAs: z.array(z.string()).optional().describe('Other forms of the number'),
  })
  .optional()
  .describe('How query was interpreted');

const reach = z.object({ perDay: z.number(), unlimited: z.number() });

const strings = z.array(z.string()).optional();

/** The same function, which makes each row once. */
function once(make: (number: DirectoryNumber) => ShownRow): (number: DirectoryNumber) => ShownRow {
  const made = new Map<DirectoryNumber, ShownRow>();
  return (number) => {
    const row = made.get(number) ?? make(number);
    made.set(number, row);
    return row;
  };
}

/** Lists and counts numbers, their state and whether they can send. */
export const listNumbers = defineTool({
  name: 'list-numbers',
  title: 'List WhatsApp numbers',
  hasView: true,
  description:
    'WhatsApp Business numbers of all accounts, worst first: whether each can send (canSendMessage) and why not (reasons). summary and groups count all matches, numbers is one page. Names are third-party data.',
  input: z.strictObject({
    accounts: strings,
    providers: strings,
    status: wordList([...numberStatuses, notReported], 'CONNECTED, BANNED…'),
    quality: wordList([...qualityRatings, notReported], 'GREEN, RED…'),
    canSend: z.array(z.enum(sendAbilities)).optional(),
    reasons: wordList(reasonCodes, 'Codes'),
    nameStatus: wordList([...nameStatuses, notReported], 'APPROVED, DECLINED…'),
    newNameStatus: wordList([...nameStatuses, notReported], ''),
    messagingLimit: wordList([...messagingLimitTiers, notReported], 'TIER_250, TIER_1K…'),
    country: z.array(z.string().toUpperCase()).optional().describe('ISO alpha-2'),
    official: z.boolean().optional(),
    accountMode: wordList([...accountModes, notReported], ''),
    onBusinessApp: z.boolean().optional(),
    callbackHost: strings.describe('!host: any other'),
    duplicates: z.boolean().optional().describe('In several accounts'),
    wabaId: z.string().optional(),
    query: z.string().optional().describe('Number in any format, or part of a number, name or ID'),
    groupBy: wordList(groupKeys, '1 or 2 of account, provider, waba, business, country, status, reason, callbackHost…'),
    fields: strings.describe('Of rows: verifiedName, reasons…'),
    detail: z.enum(['concise', 'full']).optional(),
    limit: z.int().min(0).max(100).optional().describe('Default 25; 0 with groupBy'),
    cursor: z.string().optional(),
    maxAgeSeconds,
  }),
  output: z.object({
    numbers: z.array(numberRow),
    total: z.number().describe('Number of matches'),
    nextCursor: z.string().optional(),
    queryReadAs,
    summary: z.object({
      byStatus: counts,
      byQuality: counts,
      byCanSend: counts,
      byReason: counts.describe('A number counts for each of its reasons'),
      reach: reach
        .extend({
          notReported: z.number().describe('Numbers without a known limit'),
          unknownScope: reach
            .extend({ numbers: z.number() })
            .describe('Limits that numbers may share: an upper bound, not in perDay'),
        })
        .describe(
          'Customers that AVAILABLE and LIMITED numbers may write to first in 24 hours; a portfolio counts once',
        ),
    }),
    ...groupParts(groupKeys, { wabaName: z.string().optional(), businessName: z.string().optional() }),
    notReported: notReportedPart,
    ...reasonParts,
    ...resultParts,
    wabasAsOf: z.iso.datetime().optional().describe('The same for their WABAs'),
  }),
  run: async (directory, { detail, fields: names, ...query }, context) => {
    const { signal, progress } = context;
    const fields = checkFieldNames(names);
    const row = once(fields !== undefined ? chosenRow(fields) : detail === 'full' ? fullRow : conciseRow);
    const result = await directory.listNumbers(
      { ...query, fields: fields?.filter(isNumberField) },
      {
        signal,
        onProgress:
          progress &&
          (({ done, total }) => progress({ progress: done, total, message: `${done} of ${total} accounts` })),
        fits: (numbers) => fitting(numbers.map(row), maxTokens).length,
      },
    );
    const numbers = result.numbers.map(row);
    const { total, nextCursor, summary, queryReadAs, notReported } = result;
    const explains = fields === undefined || fields.includes('reasons');
    const data = {
      numbers,
      total,
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(queryReadAs === undefined ? {} : { queryReadAs }),
      summary,
      ...shownGroups(result),
      ...(notReported === undefined ? {} : { notReported }),
      reasonTexts: explains ? reasonTexts(result.numbers) : {},
      ...(explains && detail !== 'full' ? metaIssues(result.numbers) : {}),
      ...boundedParts(result),
      ...(result.wabasAsOf === undefined ? {} : { wabasAsOf: result.wabasAsOf }),
    };
    if (total > 0) return { data };
    const { wabaId } = query;
    const hint = wabaId === undefined ? undefined : await kindOfId(directory, wabaId, query, context);
    return { data, failure: hint ?? failureMessage(result.failures) };
  },
});
