import type { buildConnector, Dispatcher, ProxyAgent } from 'undici';
import { isAddress } from './network.js';

type Undici = Pick<typeof import('undici'), 'Pool' | 'ProxyAgent'>;

/** A request failed before its tunnel through the proxy existed, so only the proxy was contacted. */
export class BeforeTunnel extends Error {
  override readonly name = 'BeforeTunnel';
}

/** Sends requests through tunnels of the proxy. {@link BeforeTunnel} is among the causes of an error of the proxy. */
export function createProxyAgent({ Pool, ProxyAgent }: Undici, options: ProxyAgent.Options): Dispatcher {
  function clientFactory(proxy: URL, given: object): Dispatcher {
    const { connect } = given as { readonly connect: buildConnector.connector };
    const pool = new Pool(proxy, { connect: withoutNameOf(proxy, connect) });
    const openTunnel = pool.connect.bind(pool);
    return Object.assign(pool, {
      connect: (request: Dispatcher.ConnectOptions) =>
        openTunnel(request).catch((cause: unknown) => {
          throw new BeforeTunnel('The proxy opened no tunnel.', { cause });
        }),
    });
  }
  return new ProxyAgent({ ...options, clientFactory });
}

/** undici sends the name of the proxy in TLS even if it is an IP address, of which Node.js warns. */
function withoutNameOf({ hostname }: URL, connect: buildConnector.connector): buildConnector.connector {
  if (!isAddress(hostname)) return connect;
  return ({ servername: _, ...options }, callback) => connect(options, callback);
}
