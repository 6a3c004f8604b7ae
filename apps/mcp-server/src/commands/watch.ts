import { setTimeout as wait } from 'node:timers/promises';
import { type Change, type ChangesQuery, isJournalError } from '@wabascope/changes';
import type { Directory } from '@wabascope/directory';
import { terminated } from '../end.js';
import { directoryLog, loggedRequests } from '../logs/directory-log.js';
import { openDirectory } from '../open-directory.js';
import { write } from '../output/write.js';
import { say } from '../say.js';
import { UsageError } from '../usage-error.js';
import { changeRow, changesLayout } from './change-rows.js';
import { changeFields, failOnWorse } from './changes.js';
import type { Command } from './command.js';
import { accountOptions, generalOptions } from './common-options.js';
import { fetchAll } from './fetch-all.js';
import { listAll } from './list-all.js';
import { formatted } from './listing.js';
import type { Options } from './options.js';
import { type Output, oneOf, outputOptions, readOutput } from './output-options.js';
import { createProgressLine } from './progress-line.js';
import { counted } from './summary.js';
import { withSource } from './with-source.js';

const defaultSeconds = 300;
const maxSeconds = 86_400;
/** Formats of which each row is complete in itself. */
const formats = ['table', 'ndjson', 'csv', 'tsv'] as const;

export const watch: Command = {
  usage: ['watch [options]'],
  description: `Fetches all accounts again and again, and prints each change as soon as it is seen, until
Ctrl+C. It also records the changes, unless a server does so already.`,
  groups: [
    {
      title: 'Watching',
      options: {
        'every-seconds': {
          value: 'N',
          example: '60',
          text: `Seconds between the end of a fetch and the next one; ${defaultSeconds} by default`,
        },
      },
    },
    outputOptions,
    { title: 'Exit status', options: failOnWorse },
    accountOptions,
    generalOptions,
  ],
  fields: changeFields,
  examples: [
    { text: 'Print changes on a terminal', line: 'watch' },
    { text: 'Pass changes to a program', line: 'watch --every-seconds 60 --format ndjson' },
  ],
  exitStatus: [
    '0  A signal, or the reader of stdout, ended it',
    '1  The start failed',
    '2  Invalid command line or configuration',
    '4  --fail-on matches',
  ],
  async run(options) {
    const output = readOutput(options, changeFields, process.stdout, process.env);
    if (oneOf('format', output.format, formats) === undefined) return 2;
    const everyMs = secondsOf(options) * 1000;
    const failOn = oneOf('fail-on', options.text('fail-on'), ['worse']);
    return withSource(options, { isServer: false }, async (source, log) => {
      const observer = loggedRequests(log);
      const open = await openDirectory({ ...source, observer, log: directoryLog(log), refreshes: false });
      if (open === undefined) return undefined;
      const ending = new AbortController();
      void terminated().then(() => ending.abort());
      try {
        return await watchUntil(open.directory, { output, everyMs, failsOnWorse: failOn !== undefined }, ending.signal);
      } catch (error) {
        if (!ending.signal.aborted) throw error;
        return 0;
      } finally {
        await open.close();
      }
    });
  },
};

interface Watching {
  readonly output: Output;
  readonly everyMs: number;
  readonly failsOnWorse: boolean;
}

/** @returns The exit status. Rejects with the reason of `signal` when it aborts. */
async function watchUntil(directory: Directory, watching: Watching, signal: AbortSignal): Promise<number> {
  const { output, everyMs, failsOnWorse } = watching;
  let { latestCursor: since } = await directory.listChanges({ limit: 0 }, { signal });
  for (let round = 1; ; round += 1) {
    await fetchRound(directory, round === 1, signal);
    const { rows, latestCursor } = await listSince(directory, since, signal);
    since = latestCursor;
    await print(rows, { ...output, header: output.header && round === 1 });
    if (failsOnWorse && rows.some(({ direction }) => direction === 'worse')) return 4;
    await wait(everyMs, undefined, { signal });
  }
}

/** Nothing if the journal cannot be read now. The next round finds it. */
async function listSince(directory: Directory, since: string, signal: AbortSignal) {
  try {
    return await listAll({ since }, async (query: ChangesQuery) => {
      const { changes, ...rest } = await directory.listChanges(query, { signal });
      return { rows: changes, ...rest };
    });
  } catch (error) {
    if (!isJournalError(error)) throw error;
    say(error.message);
    return { rows: [], latestCursor: since };
  }
}

/** Later failures are changes. */
async function fetchRound(directory: Directory, isFirst: boolean, signal: AbortSignal): Promise<void> {
  const progress = createProgressLine(process.stderr);
  const onProgress = isFirst ? progress.show : () => {};
  const { failures, total } = await fetchAll(directory, {
    signal,
    waitSeconds: Number.POSITIVE_INFINITY,
    onProgress,
  }).finally(progress.erase);
  if (!isFirst) return;
  for (const { account, provider, message } of failures) say(`${account} (${provider}): ${message}`);
  if (process.stderr.isTTY) say(`watching ${counted(total, 'number')}. To stop, press Ctrl+C.`);
}

/** @param changes The newest first. */
async function print(changes: readonly Change[], output: Output): Promise<void> {
  const listing = { rows: changes.toReversed().map(changeRow), jsonOf: () => ({}), layout: changesLayout };
  const text = await formatted(listing, output);
  if (text !== '') await write(text);
}

/** @throws {UsageError} */
function secondsOf(options: Options): number {
  const text = options.text('every-seconds');
  const seconds = text === undefined ? defaultSeconds : Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= maxSeconds) return seconds;
  throw new UsageError(`--every-seconds must be a whole number from 1 to ${maxSeconds}.`);
}
