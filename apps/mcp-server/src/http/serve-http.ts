import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type AccountSummary, traceOf } from '@wabascope/directory';
import { matchAccounts } from '../configuration/account-patterns.js';
import { type HttpSettings, httpSchema } from '../configuration/schema/http.js';
import { graceMs, terminated } from '../end.js';
import { loggedListener } from '../logs/http-requests.js';
import type { Call, Log } from '../logs/log.js';
import { logCallEnd } from '../logs/tool-calls.js';
import type { OpenDirectory } from '../open-directory.js';
import { createRounds } from '../rounds.js';
import { createServer as createMcpServer } from '../server.js';
import { UsageError } from '../usage-error.js';
import { type Authentication, type Caller, withoutAuthentication } from './authentication.js';
import { type CallSlots, createCallSlots } from './call-slots.js';
import { limitConnections } from './connections.js';
import { maxConnectionsWithin, maxDescriptors } from './descriptors.js';
import { hostGuard } from './hosts.js';
import type { ListenAddress } from './listen-address.js';
import { createListener } from './listener.js';
import { loadEverything } from './load-everything.js';
import { createMcpEndpoint } from './mcp-endpoint.js';
import type { Metrics } from './metrics.js';
import { oauthAuthentication } from './oauth.js';
import { openHints } from './open-hints.js';
import { protectedResourceDocuments } from './protected-resource.js';
import { tokenAuthentication } from './static-tokens.js';

/**
 * Serves over HTTP until SIGTERM or SIGINT. Then it takes no new calls, and calls in progress get a moment to finish.
 * @returns The signal.
 * @throws {UsageError} If it cannot listen at `address`.
 */
export async function serveOverHttp(
  address: ListenAddress,
  { directory, journal, http: settings = httpSchema().parse({}), store, apps }: OpenDirectory,
  metrics: Metrics,
  log: Log,
): Promise<string> {
  metrics.watch(directory);
  journal.onAppend((entries) => metrics.changed(entries.map(({ change }) => change)));
  let isClosing = false;
  const logEnd = logCallEnd(log);
  const onCall: Metrics['onCall'] = (end) => {
    metrics.onCall(end);
    logEnd(end);
  };
  const authentication = authenticationOf(settings, directory.accounts(), log);
  const { maxConcurrentCalls, maxConcurrentCallsPerCaller = Math.ceil(maxConcurrentCalls / 4) } = settings;
  const slots = createCallSlots({ maxConcurrentCalls, maxConcurrentCallsPerCaller });
  const failed = (error: unknown) => log.error('HTTP request failed.', traceOf(error));
  const nextRound = createRounds();
  const mcp = createMcpEndpoint({
    createServer: (view) => createMcpServer(view, log, onCall, nextRound, apps),
    // Nothing that clients subscribe to ever changes, and subscriptions must leave slots for calls.
    maxSubscriptions: Math.ceil(maxConcurrentCalls / 2),
    failed,
  });
  const hints = settings.hints && openHints(settings.hints, directory, log);
  const server = createServer(
    // Only the time for a request to arrive is limited. Proxies keep connections for a minute.
    { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000 },
    loggedListener(
      log,
      createListener({
        directory,
        authentication,
        mcp,
        guard: hostGuard(address, settings),
        documents: protectedResourceDocuments(settings),
        hints,
        slots,
        arrivals: createCallSlots({ maxConcurrentCalls: 4 * maxConcurrentCalls, maxConcurrentCallsPerCaller }),
        metrics,
        failed,
        asCaller: (caller, work) => log.during({ requestId: randomUUID(), ...log.call(), ...logged(caller) }, work),
        degraded: async () => {
          const reasons = [await authentication.degraded?.(), (await store?.ready())?.reason];
          return reasons.filter((reason) => reason !== undefined).join(' ') || undefined;
        },
        notReady: async () => {
          if (isClosing) return 'The server is shutting down.';
          return slots.areTaken() ? 'The maximum number of concurrent calls is reached.' : authentication.notReady();
        },
        isClosing: () => isClosing,
      }),
    ),
  );
  const maxConnections = Math.min(settings.maxConnections, maxConnectionsWithin(maxDescriptors()));
  if (maxConnections < settings.maxConnections) {
    log.info('Too few file descriptors for http.maxConnections; using a lower limit.', { maxConnections });
  }
  limitConnections(server, { maxConnections, maxUnreadSeconds: settings.maxUnreadSeconds });
  // Under load no file descriptor may be free to read a file.
  loadEverything();
  const end = terminated();
  const url = await listen(server, address);
  // JSON if the log is on; otherwise plain text for the person at the terminal.
  if (log.isOn('info')) log.info('Server is listening.', { url });
  else process.stderr.write(`wabascope: serving at ${url}\n`);
  const signal = await end;
  isClosing = true;
  await drain(server, slots);
  await mcp.close();
  server.closeAllConnections();
  hints?.close();
  // Interrupted calls must end before their accounts are closed; otherwise they would log errors.
  await slots.allFree();
  return signal;
}

function authenticationOf(
  { auth, url }: HttpSettings,
  accounts: readonly Pick<AccountSummary, 'account' | 'provider'>[],
  log: Log,
): Authentication {
  if (auth === undefined) return withoutAuthentication;
  const match = matchAccounts(Object.fromEntries(accounts.map(({ account, provider }) => [account, { provider }])));
  const aliasesOf = (patterns: readonly string[]) => match(patterns).aliases;
  return 'tokens' in auth ? tokenAuthentication(auth, aliasesOf) : oauthAuthentication(auth, aliasesOf, url, log);
}

/** The part of a caller that the log needs. */
function logged({ name, accounts }: Caller): Pick<Call, 'caller' | 'accounts'> {
  return { ...(name && { caller: name }), ...(accounts && { accounts: new Set(accounts) }) };
}

/** @returns The address of the MCP endpoint. */
async function listen(server: Server, { host, port }: ListenAddress): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const cause = code === 'EADDRINUSE' ? 'the port is in use' : code;
    throw new UsageError(`Cannot listen on port ${port} of ${host}: ${cause}.`);
  }
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}/mcp`;
}

/** Takes no new connections. Resolves when no call is in progress, or when the grace period is over. */
async function drain(server: Server, slots: CallSlots): Promise<void> {
  server.close();
  await Promise.race([slots.allFree(), wait(graceMs)]);
}
