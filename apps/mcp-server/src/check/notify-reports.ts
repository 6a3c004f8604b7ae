import { proxyVariable } from '@wabascope/directory';
import { type AccountProviders, matchAccounts } from '../configuration/account-patterns.js';
import type { NotifySettings } from '../configuration/schema/notify.js';
import type { NotifyReport } from './report.js';

/** What is known about the targets without sending anything to them. */
export function notifyReports(
  targets: NotifySettings,
  accounts: AccountProviders,
  env: Readonly<Record<string, string | undefined>>,
): NotifyReport[] {
  const match = matchAccounts(accounts);
  return targets.map(({ url, secret, kinds, accounts: patterns, ...shown }, index) => {
    const proxy = proxyVariable(new URL(url), env);
    return {
      target: `notify[${index}]`,
      ...shown,
      signed: secret !== undefined,
      ...(kinds === undefined ? {} : { kinds }),
      ...(patterns === undefined ? {} : { accounts: match(patterns).aliases }),
      ...(proxy === undefined ? {} : { proxy }),
    };
  });
}

/** A target as a line of text. */
export function notifyLine({
  target,
  format,
  directions,
  kinds,
  accounts,
  settleSeconds,
  proxy,
}: NotifyReport): string {
  const parts = [
    directions.join(', '),
    kinds === undefined ? 'all kinds' : kinds.join(', '),
    accounts === undefined ? 'all accounts' : `accounts ${accounts.join(', ')}`,
    `after ${settleSeconds} s`,
    ...(proxy === undefined ? [] : [`through ${proxy}`]),
  ];
  return `- ${target} (${format}): ${parts.join('; ')}. Nothing was sent.`;
}
