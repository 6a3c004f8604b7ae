import type { Fault } from './faults/fault.js';
import { faultBox } from './faults/fault-box.js';
import { type Fleet, type ProviderCredentials, type ProviderId, providerIds } from './providers/index.js';
import type { SandboxRateLimit } from './rate-limit.js';
import { type RequestLog, requestLog, type SandboxRequest } from './request-log.js';
import { type StartedProvider, startProvider } from './start-provider.js';

export interface SandboxOptions<P extends ProviderId = ProviderId> {
  /** Providers to start. Default: all. */
  readonly providers?: readonly P[];
  /** Default: 0, a free port. */
  readonly ports?: Partial<Readonly<Record<NoInfer<P>, number>>>;
  /** The clock of the fake servers, in milliseconds since 1970. Signatures, limits and `Date` headers use it. */
  readonly now?: () => number;
  /** Replaces the default fleet of a provider. */
  readonly fleet?: Partial<Fleet>;
  /** Replace the documented limits. All limits apply. `'none'` removes them. */
  readonly rateLimits?: Partial<Readonly<Record<NoInfer<P>, SandboxRateLimit | readonly SandboxRateLimit[] | 'none'>>>;
  readonly faults?: readonly Fault[];
  /** How many of the newest requests `requests` keeps. Default: 10,000. */
  readonly maxRequests?: number;
  /** Called with one line for each request, without secrets. */
  readonly log?: (line: string) => void;
}

/** An account of a `wabascope.config.json`: provider, address and settings. */
export type SandboxAccount<P extends ProviderId = ProviderId> = {
  readonly [Id in P]: Plain<{ provider: Id; baseUrl: string } & ProviderCredentials[Id]>;
}[P];

/** Not an interface: `createDirectory` takes objects with any keys, and interfaces have no index signature. */
type Plain<T> = { readonly [Key in keyof T]: T[Key] };

export interface Sandbox<P extends ProviderId = ProviderId> {
  /** Replaces the documented base URL, by provider. */
  readonly baseUrls: Readonly<Record<P, string>>;
  /** The settings of each provider's first account. */
  readonly credentials: Readonly<Pick<ProviderCredentials, P>>;
  /** Every account that the fleet serves, for the `accounts` of a configuration file. */
  accounts(): Record<string, SandboxAccount<P>>;
  readonly faults: {
    /**
     * Replaces the faults and resets their counts. Resolves when the ports are closed or open again.
     * Rejects with a RangeError if a time is too long for a timer.
     */
    set(...faults: readonly Fault[]): Promise<void>;
    clear(): Promise<void>;
  };
  readonly requests: RequestLog;
  /** Destroys every connection and frees the ports. */
  close(): Promise<void>;
}

/**
 * Starts a fake server for each provider, each on a port of 127.0.0.1.
 * @throws {RangeError} If `maxRequests` is not an integer ≥ 1, or if the time of a fault is too long for a timer.
 */
export async function startSandbox<P extends ProviderId = ProviderId>(
  options: SandboxOptions<P> = {},
): Promise<Sandbox<P>> {
  const { fleet, rateLimits, ports, now = Date.now } = options;
  const requests = requestLog(options.maxRequests ?? 10_000);
  const faults = faultBox(options.faults ?? []);
  const record = (request: SandboxRequest) => {
    requests.add(request);
    options.log?.(lineOf(request));
  };
  const ids = options.providers ?? (providerIds as readonly P[]);
  const started: StartedProvider<P>[] = [];
  let closed = false;
  const close = async () => {
    closed = true;
    await Promise.all(started.map(({ listener }) => listener.close()));
  };
  try {
    for (const id of ids) {
      const own = { fleet: fleet?.[id], rateLimits: rateLimits?.[id], port: ports?.[id] };
      started.push(await startProvider(id, { ...own, now, faults, record }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const replaceFaults = async (next: readonly Fault[]) => {
    faults.replace(next);
    if (closed) return;
    await Promise.all(started.map(({ id, listener }) => (faults.refuses(id) ? listener.refuse() : listener.open())));
  };
  await replaceFaults(options.faults ?? []);

  return {
    baseUrls: byId(started, 'baseUrl'),
    credentials: byId(started, 'credentials'),
    accounts: () => Object.assign({}, ...started.map(accountsOf)),
    faults: { set: (...next) => replaceFaults(next), clear: () => replaceFaults([]) },
    requests,
    close,
  };
}

function byId<P extends ProviderId, Member extends 'baseUrl' | 'credentials'>(
  started: readonly StartedProvider<P>[],
  member: Member,
) {
  // `fromEntries` loses the types of the keys.
  return Object.fromEntries(started.map((provider) => [provider.id, provider[member]])) as {
    [Id in P]: StartedProvider<Id>[Member];
  };
}

function accountsOf<P extends ProviderId>(started: StartedProvider<P>): Record<string, SandboxAccount<P>> {
  const { id, baseUrl, accounts } = started;
  return Object.fromEntries(
    Object.entries<ProviderCredentials[P]>(accounts).map(([account, settings]) => [
      account,
      { provider: id, baseUrl, ...settings },
    ]),
  );
}

function lineOf({ provider, call, status, errorCode, faults }: SandboxRequest): string {
  return [provider, call ?? 'unknown call', status, errorCode, faults.join('+')].filter(Boolean).join(' ');
}
