import { type Journal, type NotifyTarget, startNotifier } from '@wabascope/changes';
import { createFetch, withUserAgent } from '@wabascope/directory';
import { type AccountProviders, matchAccounts } from '../configuration/account-patterns.js';
import type { NotifySettings } from '../configuration/schema/notify.js';
import type { Log } from '../logs/log.js';

export interface NotifyParts {
  readonly targets: NotifySettings;
  readonly accounts: AccountProviders;
  readonly journal: Journal;
  readonly userAgent?: string | undefined;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/**
 * Sends changes of the journal to the configured targets, with their own connections.
 * @returns Ends it. Call it before the journal is closed.
 */
export function startNotify({ targets, accounts, journal, userAgent, log }: NotifyParts): () => Promise<void> {
  const web = createFetch();
  const notifier = startNotifier({
    journal,
    targets: notifyTargets(targets, accounts),
    fetch: withUserAgent(web.fetch, userAgent),
    log: (level, message, data) => log[level](message, data),
  });
  return async () => {
    await notifier.close();
    await web.close();
  };
}

/** The targets by name, with aliases instead of patterns. */
function notifyTargets(targets: NotifySettings, accounts: AccountProviders): NotifyTarget[] {
  const match = matchAccounts(accounts);
  return targets.map((target, index) => ({
    ...target,
    name: `notify[${index}]`,
    accounts: target.accounts && match(target.accounts).aliases,
  }));
}
