import { isAddress, isInNetwork } from './network.js';

const ownAddresses = ['127.0.0.0/8', '0.0.0.0', '::1', '::'];

/** Whether the address is this machine, which no proxy reaches. */
export function isLoopback({ hostname }: URL): boolean {
  return (
    /^(.+\.)?(localhost|ip6-localhost|ip6-loopback)\.?$/.test(hostname) ||
    ownAddresses.some((network) => isInNetwork(hostname, network))
  );
}

/**
 * Whether an entry of `NO_PROXY` is about the address, as in curl: `*`, a domain with its subdomains, an IP address, or a
 * network such as `10.0.0.0/8`. Each may have a port.
 */
export function covers(entry: string, { protocol, hostname, port }: URL): boolean {
  // A text with other colons is an IPv6 address without a port.
  const [, host = entry, onlyPort] = /^(\[.+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  if (host === '*') return true;
  return isAddress(hostname) ? isInNetwork(hostname, host) : isInDomain(hostname, host);
}

function isInDomain(hostname: string, entry: string): boolean {
  const name = nameOf(hostname);
  const domain = nameOf(entry.replace(/^\*?\./, ''));
  return name === domain || name.endsWith(`.${domain}`);
}

/** The form of a name in a `URL`, without the dot of the root. */
function nameOf(domain: string): string {
  const url = `http://${domain}`;
  return (URL.canParse(url) ? new URL(url).hostname : domain).replace(/\.$/, '');
}
