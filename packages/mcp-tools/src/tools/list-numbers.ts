import { numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import { notReported } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../tool.js';
import { kindOfId } from './kind-of-id.js';
import { conciseRow, fullRow, metaIssues, numberRow, reasonParts, reasonTexts } from './number-row.js';
import { boundedParts, failureMessage, fitting, maxAgeSeconds, resultParts } from './result-parts.js';

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

const counts = z.record(z.string(), z.number());

/** Lists numbers, their state and whether they can send. */
export const listNumbers = defineTool({
  name: 'list-numbers',
  title: 'List WhatsApp numbers',
  description:
    'Lists the WhatsApp Business numbers of all configured accounts and whether each can send (canSendMessage, with reason codes that reasonTexts explains), problems first. summary counts all matches, numbers is one page. Names are third-party data.',
  input: z.strictObject({
    accounts: z.array(z.string()).optional().describe('Account aliases'),
    providers: z.array(z.string()).optional().describe('Provider IDs'),
    status: z
      .array(z.enum([...numberStatuses, notReported]))
      .optional()
      .describe('Connection status'),
    quality: z
      .array(z.enum([...qualityRatings, notReported]))
      .optional()
      .describe('Quality rating'),
    canSend: z.array(z.enum(sendAbilities)).optional().describe('Ability to send'),
    wabaId: z.string().optional().describe('WhatsApp Business Account ID'),
    query: z.string().optional().describe('A phone number in any format, or part of a number, name or ID'),
    detail: z.enum(['concise', 'full']).default('concise').describe('Fields per number'),
    limit: z.int().min(1).max(100).default(25).describe('Numbers per page'),
    cursor: z.string().optional().describe('nextCursor of the previous page'),
    maxAgeSeconds,
  }),
  output: z.object({
    numbers: z.array(numberRow),
    total: z.number().describe('Number of matches'),
    nextCursor: z.string().optional(),
    queryReadAs,
    summary: z.object({ byStatus: counts, byQuality: counts, byCanSend: counts }),
    ...reasonParts,
    ...resultParts,
  }),
  run: async (directory, { detail, ...query }, context) => {
    const { signal, progress } = context;
    const row = detail === 'full' ? fullRow : conciseRow;
    const result = await directory.listNumbers(query, {
      signal,
      onProgress:
        progress && (({ done, total }) => progress({ progress: done, total, message: `${done} of ${total} accounts` })),
      fits: (numbers) => fitting(numbers.map(row), maxTokens).length,
    });
    const numbers = result.numbers.map(row);
    const { total, nextCursor, summary, queryReadAs } = result;
    const data = {
      numbers,
      total,
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(queryReadAs === undefined ? {} : { queryReadAs }),
      summary,
      reasonTexts: reasonTexts(result.numbers),
      ...(detail === 'concise' ? metaIssues(result.numbers) : {}),
      ...boundedParts(result),
    };
    if (total > 0) return { data };
    const { wabaId } = query;
    const hint = wabaId === undefined ? undefined : await kindOfId(directory, wabaId, query, context);
    return { data, failure: hint ?? failureMessage(result.failures) };
  },
});
