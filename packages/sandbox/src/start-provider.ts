import type { FaultBox } from './faults/fault-box.js';
import { type Listener, listen } from './listener.js';
import { type Fleet, type ProviderCredentials, type ProviderId, providers } from './providers/index.js';
import type { SandboxRateLimit } from './rate-limit.js';
import { requestListener } from './request-listener.js';
import type { SandboxRequest } from './request-log.js';

/** What the server of one provider needs to start. */
export interface ProviderStart<P extends ProviderId> {
  readonly fleet: Fleet[P] | undefined;
  readonly rateLimits: SandboxRateLimit | readonly SandboxRateLimit[] | 'none' | undefined;
  readonly port: number | undefined;
  readonly now: () => number;
  readonly faults: FaultBox;
  readonly record: (request: SandboxRequest) => void;
}

export interface StartedProvider<P extends ProviderId> {
  readonly id: P;
  readonly listener: Listener;
  readonly baseUrl: string;
  /** The settings of the first account. */
  readonly credentials: ProviderCredentials[P];
  /** Settings by account name. */
  readonly accounts: Readonly<Record<string, ProviderCredentials[P]>>;
}

export async function startProvider<P extends ProviderId>(id: P, start: ProviderStart<P>): Promise<StartedProvider<P>> {
  const provider = providers[id];
  const fleet = start.fleet ?? provider.defaultFleet;
  const rateLimits = start.rateLimits === 'none' ? [] : [start.rateLimits ?? provider.rateLimits ?? []].flat();
  const accounts = provider.accounts(fleet);
  const [credentials] = Object.values(accounts);
  if (!credentials) throw new Error(`The fleet of ${id} has no account. Add one, or remove ${id} from providers.`);
  const { faults, now, record } = start;
  const server = provider.open(fleet, rateLimits);
  const onRequest = requestListener({ id, provider, server, faults, now, record });
  const listener = await listen(start.port ?? 0, onRequest);
  const baseUrl = `http://127.0.0.1:${listener.port}${provider.basePath}`;
  return { id, listener, baseUrl, credentials, accounts };
}
