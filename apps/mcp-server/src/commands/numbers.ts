import { numberFields } from '@wabascope/core';
import type { DirectoryNumber, NumbersQuery } from '@wabascope/directory';
import type { Row } from '../output/column.js';
import { UsageError } from '../usage-error.js';
import { cachedFilters, cachedNumbers } from './cached-numbers.js';
import type { Command } from './command.js';
import { accountOptions, generalOptions } from './common-options.js';
import { type FailOn, failOnOption, matchesFailOn, readFailOn } from './fail-on.js';
import { groupFields, groupLayout, groupRows, moreGroupsNotes } from './group-rows.js';
import { listAll } from './list-all.js';
import { type ListContext, type ListResult, runList } from './list-command.js';
import type { Layout } from './listing.js';
import { notReportedNotes } from './not-reported-notes.js';
import { outputOptions, rejectPage } from './output-options.js';
import { reasonTexts } from './reason-texts.js';
import { listStatus } from './result-status.js';
import { counted, verdicts } from './summary.js';
import { fieldsOfRows, toolNamed } from './tool-named.js';
import { inputOf, optionName, optionsOfTool, withOptionNames } from './tool-options.js';

const tool = toolNamed('list-numbers');
const fields = fieldsOfRows(tool, 'numbers');

const texts = {
  accounts: 'Of these accounts (aliases)',
  providers: 'Of these providers (IDs)',
  status: 'With one of these states',
  quality: 'With one of these quality ratings',
  canSend: 'With one of these verdicts',
  reasons: 'With at least one of these reasons. "wabascope help reasons" lists them',
  nameStatus: 'With one of these states of the display name',
  newNameStatus: 'With one of these states of the requested display name',
  messagingLimit: 'With one of these messaging limits',
  country: 'Of these countries (ISO 3166-1 alpha-2, such as DE), or NOT_REPORTED',
  official: 'Only official business accounts',
  accountMode: 'With one of these modes',
  onBusinessApp: 'Only numbers that are also used in the WhatsApp Business app',
  callbackHost: 'With a webhook on one of these hosts. !HOST: on any other host',
  duplicates: 'Only numbers that are in several accounts',
  wabaId: 'Of the WABA with this ID',
  query: 'A phone number in any format, or part of a number, a name or an ID',
  groupBy: 'Count by one or two of these keys instead of listing',
  maxAgeSeconds: 'With a shared store: the maximum age of stored rows. 0 fetches now',
};

const layout: Layout = {
  table: ['account', 'number', 'canSendMessage', 'quality', 'limit', 'reasons', 'name'],
  wide: [
    'account',
    'provider',
    'number',
    'canSendMessage',
    'status',
    'quality',
    'limit',
    'nameStatus',
    'wabaId',
    'reasons',
    'name',
  ],
  headings: { canSendMessage: 'CAN SEND', wabaId: 'WABA' },
  short: ['number', 'name', 'quality', 'limit'],
};

export const numbers: Command = {
  usage: ['numbers [options]'],
  description: `Fetches the numbers of all accounts and lists those that match, worst first: those that
cannot send, those with limitations, then the others. Filters combine with AND, the
words of one filter with OR. Words may be in any case.`,
  groups: [
    {
      title: 'Filters',
      options: {
        ...optionsOfTool({ tool, texts }),
        cached: { text: 'The numbers of the last recorded fetch, without requests; with fewer filters and fields' },
      },
    },
    outputOptions,
    { title: 'Exit status', options: failOnOption },
    accountOptions,
    generalOptions,
  ],
  fields,
  examples: [
    { text: 'Try it without credentials', line: 'numbers --sandbox --accounts oslo,singapore' },
    {
      text: 'What cannot send in two accounts, and why',
      line: 'numbers --sandbox --accounts oslo,atlas --can-send blocked --fields number,reasons',
    },
    {
      text: 'Count by account and verdict',
      line: 'numbers --sandbox --providers meta,ycloud --group-by account,canSend',
    },
    {
      text: 'A spreadsheet of numbers in Germany',
      line: 'numbers --sandbox --accounts atlas --country DE --format csv',
    },
    {
      text: 'For a monitor: status 4 if a number cannot send',
      line: 'numbers --sandbox --accounts oslo --fail-on blocked',
    },
  ],
  exitStatus: listStatus,
  run(options) {
    const query: NumbersQuery = inputOf({ tool, texts }, options);
    const failOn = readFailOn(options);
    if (options.isOn('cached')) {
      requireCachedFilters(query);
      return runList(options, fields, (context) => findCached(context, query, failOn));
    }
    const keys = query.groupBy ?? [];
    if (keys.length > 0) rejectPage(options, '--group-by');
    return runList(options, keys.length > 0 ? groupFields(keys) : fields, (context) => find(context, query, failOn));
  },
};

async function find(
  { directory, output, call }: ListContext,
  query: NumbersQuery,
  failOn: FailOn,
): Promise<ListResult> {
  const keys = query.groupBy ?? [];
  const chosen = numberFields.filter((field) => output.fields?.includes(field));
  const result = await withOptionNames(() =>
    listAll({ ...query, fields: chosen }, async (page: NumbersQuery) => {
      const { numbers: rows, ...rest } = await directory.listNumbers(page, call);
      return { rows, ...rest };
    }),
  );
  const { rows, groups, moreGroups, failures, total, summary, nextCursor: _, ...rest } = result;
  const isGrouped = groups !== undefined;
  return {
    listing: {
      rows: isGrouped ? groupRows(groups) : rows.map(rowOf),
      layout: isGrouped ? groupLayout(keys) : layout,
      jsonOf: (shown) => ({
        ...(isGrouped ? { groups: shown, moreGroups } : { numbers: shown }),
        total,
        summary,
        ...rest,
        ...(isGrouped ? {} : { reasonTexts: reasonTexts(rows) }),
        failures,
      }),
    },
    failures,
    accounts: directory.accounts({ accounts: query.accounts, providers: query.providers }).length,
    matches: matchesFailOn(failOn, summary.byCanSend),
    summary: `${counted(total, 'number')}${verdicts(summary.byCanSend)}.`,
    notes: [...notReportedNotes(rest.notReported), ...moreGroupsNotes(moreGroups, 'number')],
  };
}

/** @throws {UsageError} For a filter that needs more than what is recorded. */
function requireCachedFilters(query: NumbersQuery): void {
  const other = Object.keys(query).find((name) => !cachedFilters.some((known) => known === name));
  if (other !== undefined) throw new UsageError(`${optionName(other)} cannot be used with --cached.`);
}

async function findCached(
  { directory, journal }: ListContext,
  query: NumbersQuery,
  failOn: FailOn,
): Promise<ListResult> {
  const { accounts, providers } = query;
  const chosen = await withOptionNames(() => directory.accounts({ accounts, providers }));
  const { rows, asOf, notes, missing } = await cachedNumbers(journal, chosen, query);
  const byCanSend: Partial<Record<string, number>> = {};
  for (const { canSendMessage } of rows)
    byCanSend[String(canSendMessage)] = (byCanSend[String(canSendMessage)] ?? 0) + 1;
  return {
    listing: { rows, layout, jsonOf: (shown) => ({ numbers: shown, total: rows.length, asOf }) },
    failures: [],
    accounts: chosen.length,
    missing,
    matches: matchesFailOn(failOn, byCanSend),
    summary: `${counted(rows.length, 'number')}${verdicts(byCanSend)}.`,
    notes,
  };
}

/** All fields of a number, and the short forms of concise rows. */
function rowOf(number: DirectoryNumber): Row {
  const { phoneNumber, displayPhoneNumber, id, verifiedName, qualityRating, reasons } = number;
  const limit = number.effectiveLimit ?? number.messagingLimit;
  return {
    ...number,
    reasons: reasons.map(({ code }) => code),
    number: phoneNumber ?? displayPhoneNumber ?? id,
    name: verifiedName,
    quality: qualityRating,
    limit: limit?.perDay ?? limit?.tier,
  };
}
