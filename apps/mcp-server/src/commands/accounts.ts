import type { AccountSummary, AccountsQuery, Directory } from '@wabascope/directory';
import { UsageError } from '../usage-error.js';
import type { Command } from './command.js';
import { accountOptions, generalOptions } from './common-options.js';
import { fetchAll } from './fetch-all.js';
import { type ListContext, type ListResult, runList } from './list-command.js';
import type { Layout } from './listing.js';
import { outputOptions } from './output-options.js';
import { listStatus } from './result-status.js';
import { counted } from './summary.js';
import { toolNamed } from './tool-named.js';
import { inputOf, optionsOfTool, withOptionNames } from './tool-options.js';

const tool = toolNamed('list-accounts');

const texts = {
  accounts: 'These accounts (aliases)',
  providers: 'Of these providers (IDs)',
  failure: 'That failed with one of these codes',
  credential: 'With a credential in one of these states',
};

const fields = [
  'account',
  'provider',
  'providerName',
  'stability',
  'lastFetchedAt',
  'numbers',
  'wabas',
  'warnings',
  'incomplete',
  'lastFailure',
  'credential',
  'reports',
];

const layout: Layout = {
  table: ['account', 'provider', 'numbers', 'wabas', 'warnings', 'credential.expiresAt', 'lastFailure.message'],
  wide: [
    'account',
    'provider',
    'stability',
    'numbers',
    'wabas',
    'warnings',
    'credential.expiresAt',
    'credential.missingPermissions',
    'lastFailure.code',
    'lastFailure.message',
  ],
  headings: {
    'credential.expiresAt': 'EXPIRES',
    'credential.missingPermissions': 'MISSING PERMISSIONS',
    'lastFailure.code': 'FAILURE',
    'lastFailure.message': 'WHAT TO DO',
  },
  short: [],
};

export const accounts: Command = {
  usage: ['accounts [options]'],
  description: `Fetches all accounts and lists those that match: how many numbers and WABAs they have,
when their credentials expire, and what failed. "wabascope check" examines failures
in detail.`,
  groups: [
    {
      title: 'Filters',
      options: {
        ...optionsOfTool({ tool, texts }),
        'no-fetch': { text: 'Only list what is configured, without requests' },
      },
    },
    outputOptions,
    accountOptions,
    generalOptions,
  ],
  fields,
  examples: [
    { text: 'All accounts', line: 'accounts --sandbox' },
    { text: 'What is configured, without requests', line: 'accounts --sandbox --no-fetch --fields account,provider' },
    { text: 'Credentials that expire within 14 days', line: 'accounts --sandbox --credential expiring' },
  ],
  exitStatus: listStatus.filter((line) => !line.startsWith('4')),
  run(options) {
    const query: AccountsQuery = inputOf({ tool, texts }, options);
    const fetches = !options.isOn('no-fetch');
    const ofLastFetch = (['failure', 'credential'] as const).filter((name) => query[name] !== undefined);
    if (!fetches && ofLastFetch.length > 0) throw new UsageError(`--no-fetch cannot be used with --${ofLastFetch[0]}.`);
    return runList(options, fields, (context) => find(context, query, fetches));
  },
};

async function find({ directory, call }: ListContext, query: AccountsQuery, fetches: boolean): Promise<ListResult> {
  const scope = { accounts: query.accounts, providers: query.providers };
  const chosen = await withOptionNames(() => directory.accounts(scope));
  const result = fetches ? await fetchChosen(directory, call, chosen) : undefined;
  const rows = directory.accounts(query);
  const failures = result?.failures ?? [];
  return {
    listing: {
      rows: rows.map((row) => ({ ...row })),
      layout,
      jsonOf: (shown) => ({ accounts: shown, total: rows.length }),
    },
    failures,
    accounts: chosen.length,
    matches: false,
    summary: `${counted(rows.length, 'account')}.`,
    notes: [],
  };
}

/** Fetches numbers, WABAs and the descriptions of the credentials. */
async function fetchChosen(directory: Directory, call: ListContext['call'], chosen: readonly AccountSummary[]) {
  const visible = directory.only(chosen.map(({ account }) => account));
  const result = await fetchAll(visible, call);
  await Promise.all(chosen.map(({ account }) => visible.describeCredential(account)));
  return result;
}
