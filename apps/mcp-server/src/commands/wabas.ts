import type { DirectoryWaba, WabasQuery } from '@wabascope/directory';
import type { Row } from '../output/column.js';
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
import { inputOf, optionsOfTool, withOptionNames } from './tool-options.js';

const tool = toolNamed('get-waba');
const fields = fieldsOfRows(tool, 'wabas');

const texts = {
  account: 'Of this account (alias)',
  wabaId: 'The WABA with this ID',
  review: "With one of these results of Meta's review",
  status: 'With one of these states',
  businessVerification: 'With one of these states of the business verification',
  health: "With one of these verdicts of Meta's health check",
  groupBy: 'Count by one or two of these keys instead of listing',
  maxAgeSeconds: 'With a shared store: the maximum age of stored rows. 0 fetches now',
};

const layout: Layout = {
  table: ['account', 'id', 'canSendMessage', 'review', 'businessVerification', 'numbers.count', 'reasons', 'name'],
  wide: [
    'account',
    'provider',
    'id',
    'canSendMessage',
    'review',
    'status',
    'businessVerification',
    'currency',
    'numbers.count',
    'reasons',
    'name',
  ],
  headings: {
    id: 'WABA',
    canSendMessage: 'CAN SEND',
    businessVerification: 'VERIFICATION',
    'numbers.count': 'NUMBERS',
  },
  short: ['review', 'businessVerification'],
};

export const wabas: Command = {
  usage: ['wabas [options]'],
  description: `Fetches the WhatsApp Business Accounts (WABAs) of all accounts and lists those that
match, worst first. Filters combine with AND, the words of one filter with OR. Words may
be in any case.`,
  groups: [
    { title: 'Filters', options: optionsOfTool({ tool, texts }) },
    outputOptions,
    { title: 'Exit status', options: failOnOption },
    accountOptions,
    generalOptions,
  ],
  fields,
  examples: [
    { text: 'All WABAs', line: 'wabas --sandbox' },
    { text: 'Those that Meta has not approved', line: 'wabas --sandbox --review pending,rejected' },
    { text: 'Count by currency', line: 'wabas --sandbox --group-by currency' },
  ],
  exitStatus: listStatus,
  run(options) {
    const query: WabasQuery = inputOf({ tool, texts }, options);
    const failOn = readFailOn(options);
    const keys = query.groupBy ?? [];
    if (keys.length > 0) rejectPage(options, '--group-by');
    return runList(options, keys.length > 0 ? groupFields(keys) : fields, (context) => find(context, query, failOn));
  },
};

async function find({ directory, call }: ListContext, query: WabasQuery, failOn: FailOn): Promise<ListResult> {
  const keys = query.groupBy ?? [];
  const result = await withOptionNames(() =>
    listAll({ ...query, withNumbers: keys.length === 0 }, async (page: WabasQuery) => {
      const { wabas: rows, ...rest } = await directory.getWabas(page, call);
      return { rows, ...rest };
    }),
  );
  const { rows, groups, moreGroups, failures, total, summary, nextCursor: _, withoutWabas = [], ...rest } = result;
  const isGrouped = groups !== undefined;
  const { account } = query;
  return {
    listing: {
      rows: isGrouped ? groupRows(groups) : rows.map(rowOf),
      layout: isGrouped ? groupLayout(keys) : layout,
      jsonOf: (shown) => ({
        ...(isGrouped ? { groups: shown, moreGroups } : { wabas: shown }),
        total,
        summary,
        ...rest,
        ...(isGrouped ? {} : { reasonTexts: reasonTexts(rows) }),
        ...(withoutWabas.length === 0 ? {} : { withoutWabas }),
        failures,
      }),
    },
    failures,
    accounts: directory.accounts(account === undefined ? {} : { accounts: [account] }).length,
    matches: matchesFailOn(failOn, summary.byCanSend),
    summary: `${counted(total, 'WABA')}${verdicts(summary.byCanSend)}.`,
    notes: [
      ...withoutWabas.map((provider) => `${provider} does not list WABAs.`),
      ...notReportedNotes(rest.notReported),
      ...moreGroupsNotes(moreGroups, 'WABA'),
    ],
  };
}

/** All fields of a WABA, and the short forms of concise rows. */
function rowOf(waba: DirectoryWaba): Row {
  return {
    ...waba,
    reasons: waba.reasons.map(({ code }) => code),
    review: waba.accountReviewStatus,
    businessVerification: waba.businessVerificationStatus,
  };
}
