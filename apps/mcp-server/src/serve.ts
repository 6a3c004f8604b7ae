import type { AccountSummary } from '@wabascope/directory';
import type { ListenAddress } from './http/listen-address.js';
import { requireAuthentication } from './http/require-authentication.js';
import { directoryLog, loggedRequests } from './logs/directory-log.js';
import type { Log } from './logs/log.js';
import { type DirectorySource, type OpenDirectory, openDirectory } from './open-directory.js';
import { version } from './version.js';

/**
 * Serves over HTTP at `http`, otherwise over stdio, until it is terminated.
 * @returns The exit status; undefined if nothing is configured.
 * @throws {UsageError} If it must not or cannot listen at `http`, and what {@link openDirectory} throws.
 */
export async function serve(
  source: DirectorySource,
  http: ListenAddress | undefined,
  log: Log,
): Promise<number | undefined> {
  const metrics = http === undefined ? undefined : (await import('./http/metrics.js')).createMetrics(log.dropped);
  const observer = loggedRequests(log, metrics?.observer);
  const open = await openDirectory({
    ...source,
    observer,
    log: directoryLog(log),
    beforeContact: (configured) => {
      if (http === undefined) return;
      requireAuthentication(http, configured.http);
      if (configured.http !== undefined) metrics?.configure(configured.http.metrics);
    },
  });
  if (open === undefined) return undefined;
  const endNotify = await beginNotify(open, log);
  try {
    const transport = http === undefined ? 'stdio' : 'http';
    log.info('Server started.', { version, transport, accounts: countByProvider(open.directory.accounts()) });
    const reason =
      http === undefined || metrics === undefined
        ? await (await import('./stdio/serve-stdio.js')).serveOverStdio(open, log, source.sandbox)
        : await (await import('./http/serve-http.js')).serveOverHttp(http, open, metrics, log);
    log.info('Server stopped.', { reason });
    return 0;
  } finally {
    await endNotify?.();
    await open.close();
  }
}

async function beginNotify(
  { notify, journal, options: { accounts, userAgent } }: OpenDirectory,
  log: Log,
): Promise<(() => Promise<void>) | undefined> {
  if (notify === undefined) return undefined;
  const { startNotify } = await import('./notify/start-notify.js');
  return startNotify({ targets: notify, accounts, journal, userAgent, log });
}

function countByProvider(accounts: readonly AccountSummary[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { provider } of accounts) counts[provider] = (counts[provider] ?? 0) + 1;
  return counts;
}
