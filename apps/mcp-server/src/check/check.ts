import { createColors } from 'picocolors';
import { UsageError } from '../command-line.js';
import { type DirectorySource, openDirectory } from '../open-directory.js';
import { askAccount } from './ask-account.js';
import { proxyVariable } from './findings.js';
import { createLineWatch } from './line-watch.js';
import { accountLines, summaryLine } from './lines.js';
import type { AccountReport, CheckReport } from './report.js';

export interface CheckOptions {
  /** Aliases to check; all accounts when there are none. */
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/**
 * Asks accounts once, now, side by side, and prints what works and what to fix: a line as each has answered, or one
 * JSON object at the end.
 * @returns The exit status, 1 when any failed; undefined when nothing is configured.
 * @throws {UsageError} For an alias that does not exist, and what {@link openDirectory} throws.
 */
export async function check(
  source: DirectorySource,
  { accounts: named, json }: CheckOptions,
): Promise<number | undefined> {
  const watch = createLineWatch(source.observer);
  const open = await openDirectory({ ...source, observer: watch.observer, refreshes: false });
  if (open === undefined) return undefined;
  const { directory, options } = open;
  try {
    const colors = createColors(process.stdout.isTTY === true && process.stdout.hasColors());
    const asking = { directory, options, watch, proxy: proxyVariable(source.env) };
    const chosen = chosenFrom(directory.accounts(), named);
    const reports = await Promise.all(
      chosen.map(async (summary) => {
        const report = await askAccount(asking, summary);
        if (!json) await print(accountLines(report, colors));
        return report;
      }),
    );
    const report = reportOf(reports);
    await print(json ? JSON.stringify(report) : summaryLine(report));
    return report.summary.failing === 0 ? 0 : 1;
  } finally {
    await open.close();
  }
}

function chosenFrom<Account extends { account: string }>(accounts: readonly Account[], named: readonly string[]) {
  const unknown = named.filter((alias) => !accounts.some(({ account }) => account === alias));
  if (unknown.length > 0) {
    const known = accounts.map(({ account }) => account).join(', ');
    throw new UsageError(`No account is called ${unknown.join(', ').slice(0, 80)}; there are ${known}.`);
  }
  return named.length === 0 ? accounts : accounts.filter(({ account }) => named.includes(account));
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

/** Waits until it is written: the process ends right after. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}
