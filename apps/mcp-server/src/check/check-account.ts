import {
  type AccountSettings,
  type AccountSummary,
  type AnyPlugin,
  type CredentialSummary,
  type Directory,
  type DirectoryOptions,
  type Failure,
  proxyVariable,
} from '@wabascope/directory';
import type { DirectorySource, OpenDirectory } from '../open-directory.js';
import type { ConnectionWatch } from './connection-watch.js';
import { clockFinding, type FindingContext, findingOf } from './findings.js';
import type { AccountReport, Finding } from './report.js';
import { suggestSetting } from './suggest-setting.js';
import { webhookFindings } from './webhook-findings.js';

/** What checking an account needs. */
export interface CheckContext {
  readonly directory: Directory;
  /** What the directory was opened with. */
  readonly options: OpenDirectory['options'];
  readonly watch: ConnectionWatch;
  readonly env: DirectorySource['env'];
}

/** Fetches the numbers and the WABAs of one account once, now. */
export async function checkAccount(context: CheckContext, summary: AccountSummary): Promise<AccountReport> {
  const { directory, options, watch, env } = context;
  const { account, provider, providerName, stability, reports } = summary;
  const wait = { waitSeconds: Number.POSITIVE_INFINITY };
  // Concurrently, so that both share the same requests.
  const [numbers, wabas] = await Promise.all([
    directory.listNumbers({ accounts: [account], maxAgeSeconds: 0, limit: 1 }, wait),
    directory.getWabas({ account, maxAgeSeconds: 0 }, wait),
  ]);
  const credential = await directory.describeCredential(account);
  const [failure] = numbers.failures;
  const wabaFailure = reports.waba.length === 0 ? undefined : wabas.failures[0];
  const connection = watch.of(account);
  const proxy = proxyVariable(addressOf(options.accounts[account]), env);
  const findingContext = { connection, info: await infoOf(options.providers, provider), proxy };

  const findings: Finding[] = [];
  if (failure !== undefined) {
    const remedy = await suggestSetting(options, account, failure);
    findings.push(findingOf(failure, { ...findingContext, severity: 'error', what: 'numbers', remedy }));
  }
  if (wabaFailure !== undefined && wabaFailure.code !== failure?.code) {
    findings.push(findingOf(wabaFailure, { ...findingContext, severity: 'warning', what: 'wabas', remedy: undefined }));
  }
  findings.push(
    ...credentialFindings(credential),
    ...clockFinding(connection, providerName),
    ...dataFindings(numbers.warnings, wabaFailure),
    ...(failure === undefined ? await webhookFindings(directory, account) : []),
  );
  return {
    account,
    provider,
    stability,
    works: failure === undefined,
    connected: connection.responses > 0,
    ...(failure === undefined ? { numbers: numbers.total } : {}),
    ...(wabas.failures.length === 0 ? { wabas: wabas.wabas.length } : {}),
    ...(connection.clockOffsetMs === undefined
      ? {}
      : { clockOffsetSeconds: Math.round(connection.clockOffsetMs / 1000) }),
    ...(credential === undefined ? {} : { credential: descriptionOf(credential) }),
    findings,
  };
}

/** The address of an account, as far as a proxy depends on it: public, unless the settings name another one. */
function addressOf(settings: AccountSettings | undefined): URL {
  const baseUrl = settings?.baseUrl;
  return new URL(typeof baseUrl === 'string' && URL.canParse(baseUrl) ? baseUrl : 'https://provider.invalid');
}

function credentialFindings(credential: CredentialSummary | undefined): Finding[] {
  return (credential?.messages ?? []).map((message) => ({ severity: 'warning', step: 'sign', message }));
}

/** Without the messages, which are findings. */
function descriptionOf({ messages: _, ...description }: CredentialSummary): NonNullable<AccountReport['credential']> {
  return description;
}

async function infoOf(providers: DirectoryOptions['providers'], id: string): Promise<FindingContext['info']> {
  const plugin: AnyPlugin | undefined = await providers[id]?.();
  return plugin?.settings.info ?? {};
}

/** Warnings about the rows. A failure of the WABAs is a separate finding. */
function dataFindings(warnings: readonly { message: string }[], wabaFailure: Failure | undefined): Finding[] {
  const messages = new Set(warnings.map(({ message }) => message));
  return [...messages]
    .filter((message) => wabaFailure === undefined || !message.endsWith(wabaFailure.message))
    .map((message) => ({ severity: 'warning', step: 'data', message }));
}
