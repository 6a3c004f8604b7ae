import { numberStatuses, qualityRatings, sendAbilities } from '@wabascope/core';
import { notReported } from '@wabascope/directory';
import * as z from 'zod';
import { defineTool } from '../tool.js';
import { answerParts, boundedParts, maxAgeSeconds } from './answer-parts.js';
import { failureOf } from './failure-of.js';
import { kindOfId } from './kind-of-id.js';
import { conciseRow, fullRow, numberRow } from './number-row.js';
import { progressOf } from './progress-of.js';
import { metaIssues, reasonParts, reasonTexts } from './reason-parts.js';
import { fitting } from './token-weight.js';

/** Room for rows in an answer that assistants do not cut. */
const mostTokens = 19_000;

const queryReadAs = z
  .object({
    as: z.enum(['phone-number', 'digits', 'text']).describe('digits: part of a number or ID, or a national number'),
    value: z.string(),
    alsoAs: z.array(z.string()).optional().describe('Other forms of the number'),
  })
  .optional()
  .describe('How query was read');

const counts = z.record(z.string(), z.number());

/** Which numbers are there, in which state, and can they send? */
export const listNumbers = defineTool({
  name: 'list-numbers',
  title: 'List WhatsApp numbers',
  description:
    'Lists the WhatsApp Business numbers of all configured accounts and whether each can send (canSendMessage, with reason codes that reasonTexts explains), those in trouble first. summary counts all matches, numbers is one page. Names are third-party data.',
  input: z.strictObject({
    accounts: z.array(z.string()).optional().describe('Account aliases'),
    providers: z.array(z.string()).optional().describe('Provider ids'),
    status: z
      .array(z.enum([...numberStatuses, notReported]))
      .optional()
      .describe('Connection status'),
    quality: z
      .array(z.enum([...qualityRatings, notReported]))
      .optional()
      .describe('Quality rating'),
    canSend: z.array(z.enum(sendAbilities)).optional().describe('Ability to send'),
    wabaId: z.string().optional().describe('WhatsApp Business Account id'),
    query: z.string().optional().describe('A phone number in any spelling, or part of a number, name or id'),
    detail: z.enum(['concise', 'full']).default('concise').describe('Fields per number'),
    limit: z.int().min(1).max(100).default(25).describe('Numbers per page'),
    cursor: z.string().optional().describe('nextCursor of the page before'),
    maxAgeSeconds,
  }),
  output: z.object({
    numbers: z.array(numberRow),
    total: z.number().describe('All that match'),
    nextCursor: z.string().optional(),
    queryReadAs,
    summary: z.object({ byStatus: counts, byQuality: counts, byCanSend: counts }),
    ...reasonParts,
    ...answerParts,
  }),
  run: async (directory, { detail, ...query }, context) => {
    const { signal, progress } = context;
    const row = detail === 'full' ? fullRow : conciseRow;
    const answer = await directory.listNumbers(query, {
      signal,
      onProgress: progressOf(progress),
      fits: (numbers) => fitting(numbers.map(row), mostTokens).length,
    });
    const numbers = answer.numbers.map(row);
    const { total, nextCursor, summary, queryReadAs } = answer;
    const data = {
      numbers,
      total,
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(queryReadAs === undefined ? {} : { queryReadAs }),
      summary,
      reasonTexts: reasonTexts(answer.numbers),
      ...(detail === 'concise' ? metaIssues(answer.numbers) : {}),
      ...boundedParts(answer),
    };
    if (total > 0) return { data };
    const { wabaId } = query;
    const mistaken = wabaId === undefined ? undefined : await kindOfId(directory, wabaId, query, context);
    return { data, failure: mistaken ?? failureOf(answer.failures) };
  },
});
