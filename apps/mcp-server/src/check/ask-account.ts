import type { AccountSummary, AnyPlugin, Directory, DirectoryOptions, Failure } from '@wabascope/directory';
import type { OpenDirectory } from '../open-directory.js';
import { type Circumstances, clockFinding, findingOf } from './findings.js';
import type { LineWatch } from './line-watch.js';
import { otherChoice } from './other-choices.js';
import type { AccountReport, Finding } from './report.js';

/** What asking takes. */
export interface Asking {
  readonly directory: Directory;
  /** What the directory was opened with. */
  readonly options: OpenDirectory['options'];
  readonly watch: LineWatch;
  readonly proxy: string | undefined;
}

/** Asks one account once, now, for its numbers and its WABAs. */
export async function askAccount(asking: Asking, summary: AccountSummary): Promise<AccountReport> {
  const { directory, options, watch, proxy } = asking;
  const { account, provider, providerName, reports } = summary;
  const wait = { waitSeconds: Number.POSITIVE_INFINITY };
  // Side by side, so that both answers come from the same requests.
  const [numbers, wabas] = await Promise.all([
    directory.listNumbers({ accounts: [account], maxAgeSeconds: 0, limit: 1 }, wait),
    directory.getWabas({ account, maxAgeSeconds: 0 }, wait),
  ]);
  const [failure] = numbers.failures;
  const wabaFailure = reports.waba.length === 0 ? undefined : wabas.failures[0];
  const line = watch.of(account);
  const surroundings = { line, info: await infoOf(options.providers, provider), proxy };

  const findings: Finding[] = [];
  if (failure !== undefined) {
    const remedy = await otherChoice(options, account, failure);
    findings.push(findingOf(failure, { ...surroundings, severity: 'error', what: 'numbers', remedy }));
  }
  if (wabaFailure !== undefined && wabaFailure.code !== failure?.code) {
    findings.push(findingOf(wabaFailure, { ...surroundings, severity: 'warning', what: 'wabas', remedy: undefined }));
  }
  findings.push(...clockFinding(line, providerName), ...dataFindings(numbers.warnings, wabaFailure));
  return {
    account,
    provider,
    works: failure === undefined,
    ...(failure === undefined ? { numbers: numbers.total } : {}),
    ...(wabas.failures.length === 0 ? { wabas: wabas.wabas.length } : {}),
    ...(line.clockOffsetMs === undefined ? {} : { clockOffsetSeconds: Math.round(line.clockOffsetMs / 1000) }),
    findings,
  };
}

async function infoOf(providers: DirectoryOptions['providers'], id: string): Promise<Circumstances['info']> {
  const plugin: AnyPlugin | undefined = await providers[id]?.();
  return plugin?.settings.info ?? {};
}

/** What is odd about the rows; that WABAs failed is a finding of its own. */
function dataFindings(warnings: readonly { message: string }[], wabaFailure: Failure | undefined): Finding[] {
  const messages = new Set(warnings.map(({ message }) => message));
  return [...messages]
    .filter((message) => wabaFailure === undefined || !message.endsWith(wabaFailure.message))
    .map((message) => ({ severity: 'warning', step: 'data', message }));
}
