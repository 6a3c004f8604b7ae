import type { Journal } from '@wabascope/changes';
import type { AccountFailure, Directory, Progress } from '@wabascope/directory';
import { directoryLog, loggedRequests } from '../logs/directory-log.js';
import { openDirectory } from '../open-directory.js';
import { write } from '../output/write.js';
import { say } from '../say.js';
import { formatted, type Listing } from './listing.js';
import type { Options } from './options.js';
import { type Output, readOutput } from './output-options.js';
import { createProgressLine } from './progress-line.js';
import { statusOf } from './result-status.js';
import { withSource } from './with-source.js';

/** What a list command found. */
export interface ListResult {
  readonly listing: Listing;
  readonly failures: readonly AccountFailure[];
  /** Number of accounts that were read. */
  readonly accounts: number;
  /** As in `statusOf`. */
  readonly missing?: number;
  /** Whether `--fail-on` matches. */
  readonly matches: boolean;
  /** For the person at the terminal, below the rows. */
  readonly summary: string;
  /** Sentences about the result, for stderr. */
  readonly notes: readonly string[];
}

/** What a list command may use. */
export interface ListContext {
  readonly directory: Directory;
  readonly journal: Journal;
  readonly output: Output;
  /** Waits as long as the accounts take, and shows how many are done. */
  readonly call: { readonly waitSeconds: number; readonly onProgress: (progress: Progress) => void };
}

/**
 * Opens the accounts, prints what `find` finds, and reports failed accounts on stderr.
 * @param fields Names of the fields of a row.
 * @returns The exit status.
 * @throws {UsageError}
 */
export function runList(
  options: Options,
  fields: readonly string[],
  find: (context: ListContext) => Promise<ListResult>,
): Promise<number> {
  const { stdout, stderr, env } = process;
  const output = readOutput(options, fields, stdout, env);
  return withSource(options, { isServer: false }, async (source, log) => {
    const observer = loggedRequests(log);
    const open = await openDirectory({ ...source, observer, log: directoryLog(log), refreshes: false });
    if (open === undefined) return undefined;
    const { directory, journal } = open;
    const progress = createProgressLine(stderr);
    try {
      progress.show({ done: 0, total: directory.accounts().length });
      const call = { waitSeconds: Number.POSITIVE_INFINITY, onProgress: progress.show };
      const found = await find({ directory, journal, output, call });
      progress.erase();
      await print(found, output);
      return statusOf(found);
    } finally {
      progress.erase();
      await open.close();
    }
  });
}

async function print({ listing, summary, notes, failures }: ListResult, output: Output): Promise<void> {
  await write(await formatted(listing, output));
  if (output.format === 'table' && output.isTerminal)
    await write(`${listing.rows.length === 0 ? '' : '\n'}${summary}\n`);
  for (const note of notes) say(note);
  for (const { account, provider, message, shown } of failures) {
    const rows = shown === 'nothing' ? '' : shown === 'part' ? ' Its other rows are missing.' : ' Its rows are older.';
    say(`${account} (${provider}): ${message}${rows}`);
  }
}
