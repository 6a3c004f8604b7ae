import { createColors } from 'picocolors';
import { type DirectorySource, openDirectory } from '../open-directory.js';
import { write } from '../output/write.js';
import { UsageError } from '../usage-error.js';
import { checkAccount } from './check-account.js';
import { createConnectionWatch } from './connection-watch.js';
import { notifyLine, notifyReports } from './notify-reports.js';
import type { AccountReport, CheckReport } from './report.js';
import { accountLines, summaryLine } from './text-report.js';

export interface CheckOptions {
  /** Aliases to check; all accounts if empty. */
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/**
 * Fetches the accounts once, concurrently, and prints what works and what to fix: the lines of each account as soon as
 * it is fetched, or one JSON object at the end.
 * @returns The exit status: 1 if any account failed. Undefined if nothing is configured.
 * @throws {UsageError} For an unknown alias, and what {@link openDirectory} throws.
 */
export async function check(
  source: DirectorySource,
  { accounts: named, json }: CheckOptions,
): Promise<number | undefined> {
  const watch = createConnectionWatch(source.observer);
  const open = await openDirectory({
    ...source,
    observer: watch.observer,
    refreshes: false,
    beforeContact: ({ accounts }) => rejectUnknown(named, accounts),
  });
  if (open === undefined) return undefined;
  const { directory, options } = open;
  try {
    const colors = createColors(process.stdout.isTTY === true && process.stdout.hasColors());
    const context = { directory, options, watch, env: source.env };
    const chosen = directory.accounts().filter(({ account }) => named.length === 0 || named.includes(account));
    const reports = await Promise.all(
      chosen.map(async (summary) => {
        const report = await checkAccount(context, summary);
        if (!json) await write(`${accountLines(report, colors)}\n`);
        return report;
      }),
    );
    const notify = open.notify && notifyReports(open.notify, options.accounts, source.env);
    const report = { ...reportOf(reports), ...(notify === undefined ? {} : { notify }) };
    const lines = [...(notify ?? []).map(notifyLine), summaryLine(report)];
    await write(`${json ? JSON.stringify(report) : lines.join('\n')}\n`);
    return report.summary.failing === 0 ? 0 : 1;
  } finally {
    await open.close();
  }
}

/** @throws {UsageError} For an unknown alias. */
function rejectUnknown(named: readonly string[], known: readonly string[]): void {
  const unknown = named.filter((alias) => !known.includes(alias));
  if (unknown.length === 0) return;
  throw new UsageError(
    `Unknown account: ${unknown.join(', ').slice(0, 80)}. Configured accounts: ${known.join(', ')}.`,
  );
}

function reportOf(accounts: readonly AccountReport[]): CheckReport {
  const working = accounts.filter(({ works }) => works);
  const withWarnings = working.filter(({ findings }) => findings.length > 0).length;
  const failing = accounts.length - working.length;
  return {
    version: 1,
    accounts,
    summary: { accounts: accounts.length, working: working.length, failing, withWarnings },
  };
}
