import type { ChangesQuery, ChangesResult, Journal } from '@wabascope/changes';
import { forgetNumber } from '../changes/forget-number.js';
import { write } from '../output/write.js';
import { UsageError } from '../usage-error.js';
import { changeRow, changesLayout } from './change-rows.js';
import type { Command } from './command.js';
import { accountOptions, generalOptions } from './common-options.js';
import { fetchAll } from './fetch-all.js';
import { listAll } from './list-all.js';
import { type ListContext, type ListResult, runList } from './list-command.js';
import type { Options } from './options.js';
import { oneOf, outputOptions } from './output-options.js';
import { listStatus } from './result-status.js';
import { counted } from './summary.js';
import { fieldsOfRows, toolNamed } from './tool-named.js';
import { inputOf, optionsOfTool, withOptionNames } from './tool-options.js';
import { withSource } from './with-source.js';

const tool = toolNamed('list-changes');

/** The fields of a change. */
export const changeFields = fieldsOfRows(tool, 'changes');

const texts = {
  since:
    'Only what was seen since: a time such as 2026-11-26T08:00Z, an age such as 30m, 24h or 7d, or latestCursor of --json',
  accounts: 'Of these accounts (aliases)',
  providers: 'Of these providers (IDs)',
  kinds: 'Of these kinds',
  directions: 'worse: it can send less',
  query: 'Of numbers or names that contain this text',
};

export const failOnWorse = {
  'fail-on': {
    value: 'worse',
    example: 'worse',
    words: ['worse'],
    text: 'worse: exit with status 4 if a change lets the company send less',
  },
};

export const changes: Command = {
  usage: ['changes [options]', 'changes forget NUMBER [options]'],
  description: `Lists what changed in numbers, WABAs and accounts, newest first. A server, "wabascope watch"
and every list record changes in the folder "changes.folder" or the "store" of the
configuration. "forget" removes one number from the recorded changes.`,
  words: ['forget'],
  groups: [
    {
      title: 'Filters',
      options: {
        ...optionsOfTool({ tool, texts }),
        fetch: { text: 'Fetch all accounts first, and record the changes' },
      },
    },
    outputOptions,
    { title: 'Exit status', options: failOnWorse },
    accountOptions,
    generalOptions,
  ],
  fields: changeFields,
  examples: [
    { text: 'What changed in the last week', line: 'changes --since 7d' },
    { text: 'For a scheduler: status 4 if something became worse', line: 'changes --fetch --since 1h --fail-on worse' },
    { text: 'Remove a number from the recorded changes', line: 'changes forget +4915112345678' },
  ],
  exitStatus: listStatus,
  async run(options) {
    const [word, number, ...others] = options.words;
    if (word === 'forget' && number !== undefined && others.length === 0) return forget(options, number);
    if (word === 'forget') throw new UsageError('forget needs one number, such as changes forget +4915112345678.');
    if (word !== undefined) throw new UsageError(`Unexpected argument: ${word.slice(0, 80)}.`);
    const query: ChangesQuery = inputOf({ tool, texts }, options);
    const failOn = oneOf('fail-on', options.text('fail-on'), ['worse']);
    return runList(options, changeFields, (context) =>
      find(context, query, options.isOn('fetch'), failOn !== undefined),
    );
  },
};

function forget(options: Options, number: string): Promise<number> {
  return withSource(options, { isServer: false }, async (source) => {
    const sentence = await forgetNumber(source, number);
    if (sentence === undefined) return undefined;
    await write(`${sentence}\n`);
    return 0;
  });
}

async function find(
  { directory, journal, call }: ListContext,
  query: ChangesQuery,
  fetches: boolean,
  failsOnWorse: boolean,
): Promise<ListResult> {
  requireDurable(journal);
  const fetched = fetches ? await fetchAll(directory, call) : undefined;
  const {
    rows,
    summary,
    nextCursor: _,
    ...rest
  } = await withOptionNames(() =>
    listAll(query, async (page: ChangesQuery) => {
      const { changes: found, ...others }: ChangesResult = await directory.listChanges(page);
      return { rows: found, ...others };
    }),
  );
  const { worse = 0, better = 0 } = summary.byDirection;
  const failures = fetched?.failures ?? [];
  return {
    listing: {
      rows: rows.map(changeRow),
      layout: changesLayout,
      jsonOf: (shown) => ({ changes: shown, summary, ...rest, failures }),
    },
    failures,
    accounts: directory.accounts().length,
    matches: failsOnWorse && worse > 0,
    summary: `${counted(summary.total, 'change')}: ${worse} worse, ${better} better. Watched since ${rest.watchedSince}.`,
    notes: [],
  };
}

function requireDurable({ isDurable }: Journal): void {
  if (isDurable) return;
  throw new UsageError(
    'Changes are kept in memory only: configure "changes.folder" or "store" to keep them. "wabascope watch" prints them as they happen.',
  );
}
