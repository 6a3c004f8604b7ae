import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type ListenAddress, UsageError } from '../command-line.js';
import { httpSchema } from '../configuration/schema/http.js';
import { graceMs, terminated } from '../end.js';
import { loggedListener } from '../logs/http-requests.js';
import type { Call, Log } from '../logs/log.js';
import { logCallEnd } from '../logs/tool-calls.js';
import { traceOf } from '../logs/trace.js';
import type { OpenDirectory } from '../open-directory.js';
import { createRounds } from '../rounds.js';
import { createServer as createMcpServer } from '../server.js';
import { authenticationOf } from './authentication.js';
import type { Caller } from './caller.js';
import { limitConnections } from './connections.js';
import { maxConnectionsWithin, maxDescriptors } from './descriptors.js';
import { hostGuard } from './hosts.js';
import { createListener } from './listener.js';
import { loadEverything } from './load-everything.js';
import { createMcpEndpoint } from './mcp-endpoint.js';
import type { Metrics } from './metrics.js';
import { createPlaces, type Places } from './places.js';
import { protectedResourceDocuments } from './protected-resource.js';

/**
 * Serves over HTTP until SIGTERM or SIGINT: then it takes no new calls, and gives those under way a moment to finish.
 * @returns The signal.
 * @throws {UsageError} When it cannot listen there.
 */
export async function serveOverHttp(
  address: ListenAddress,
  { directory, http: settings = httpSchema().parse({}), store }: OpenDirectory,
  metrics: Metrics,
  log: Log,
): Promise<string> {
  let isClosing = false;
  const logEnd = logCallEnd(log);
  const onCall: Metrics['onCall'] = (end) => {
    metrics.onCall(end);
    logEnd(end);
  };
  const authentication = authenticationOf(settings.auth, directory.accounts(), settings.url);
  const { maxConcurrentCalls, maxConcurrentCallsPerCaller = Math.ceil(maxConcurrentCalls / 4) } = settings;
  const places = createPlaces({ maxConcurrentCalls, maxConcurrentCallsPerCaller });
  const failed = (error: unknown) => log.error('An HTTP request has failed.', traceOf(error));
  const nextRound = createRounds();
  const mcp = createMcpEndpoint({
    createServer: (view) => createMcpServer(view, log, onCall, nextRound),
    // Nothing that a client could wait for ever changes; calls must not want for places because of that.
    maxSubscriptions: Math.ceil(maxConcurrentCalls / 2),
    failed,
  });
  const server = createServer(
    // The time for a request to arrive; answers take theirs. Proxies keep connections for a minute.
    { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000 },
    loggedListener(
      log,
      createListener({
        directory,
        authentication,
        mcp,
        guard: hostGuard(address, settings),
        documents: protectedResourceDocuments(settings),
        places,
        arrivals: createPlaces({ maxConcurrentCalls: 4 * maxConcurrentCalls, maxConcurrentCallsPerCaller }),
        metrics,
        failed,
        asCaller: (caller, work) => log.during({ requestId: randomUUID(), ...log.call(), ...logged(caller) }, work),
        degraded: async () => (await store?.ready())?.reason,
        notReady: async () => {
          if (isClosing) return 'The server is about to end.';
          return places.areTaken() ? 'As many calls are under way as there may be.' : authentication.notReady();
        },
        isClosing: () => isClosing,
      }),
    ),
  );
  const maxConnections = Math.min(settings.maxConnections, maxConnectionsWithin(maxDescriptors()));
  if (maxConnections < settings.maxConnections) {
    log.info('The descriptors of the process do not suffice for http.maxConnections.', { maxConnections });
  }
  limitConnections(server, { maxConnections, maxUnreadSeconds: settings.maxUnreadSeconds });
  // Under load there may be no descriptor to read a file with.
  loadEverything();
  const end = terminated();
  const url = await listen(server, address);
  // A line of JSON among lines of JSON; else one for the person who has started it.
  if (log.isOn('info')) log.info('The server listens.', { url });
  else process.stderr.write(`wabascope-mcp: serving at ${url}\n`);
  const signal = await end;
  isClosing = true;
  await drain(server, places);
  await mcp.close();
  server.closeAllConnections();
  // Calls that are broken off end before the accounts that they wait for are closed, which would be an error.
  await places.allFree();
  return signal;
}

/** What the log has to know of a caller. */
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
    const cause = code === 'EADDRINUSE' ? 'another program listens there' : code;
    throw new UsageError(`Cannot listen on port ${port} of ${host}: ${cause}.`);
  }
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}/mcp`;
}

/** Takes no new connections. Resolves when no call is under way, or the moment of grace is over. */
async function drain(server: Server, places: Places): Promise<void> {
  server.close();
  await Promise.race([places.allFree(), wait(graceMs)]);
}
