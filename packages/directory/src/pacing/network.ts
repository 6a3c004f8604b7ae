/**
 * Whether the host is an IP address in the network.
 * @param hostname As in a `URL`.
 * @param network An IP address, or the first one and the number of bits that all have in common: `10.0.0.0/8`.
 */
export function isInNetwork(hostname: string, network: string): boolean {
  const [, first = network, length] = /^(.+)\/(\d{1,3})$/.exec(network) ?? [];
  const address = bitsOf(hostname);
  const bits = bitsOf(first);
  if (address === undefined || address.length !== bits?.length) return false;
  return address.startsWith(length === undefined ? bits : bits.slice(0, Number(length)));
}

/** Whether the host of a `URL` is an IP address. */
export function isAddress(hostname: string): boolean {
  return bitsOf(hostname) !== undefined;
}

/** The bits of an IP address: 32, or 128 of an IPv6 address that is not one of IPv4. Undefined for a name. */
function bitsOf(host: string): string | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return host.split('.').map(binary(10, 8)).join('');
  const url = `http://[${host.replace(/^\[(.*)\]$/, '$1')}]`;
  if (!host.includes(':') || !URL.canParse(url)) return undefined;
  const [start = [], end = []] = new URL(url).hostname.slice(1, -1).split('::').map(groupsOf);
  const zeros = Array<string>(8 - start.length - end.length).fill('0');
  const bits = [...start, ...zeros, ...end].map(binary(16, 16)).join('');
  return bits.startsWith(mapped) ? bits.slice(mapped.length) : bits;
}

/** The start of an IPv6 address for an address of IPv4. */
const mapped = '0'.repeat(80) + '1'.repeat(16);

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function binary(base: number, length: number): (digits: string) => string {
  return (digits) => Number.parseInt(digits, base).toString(2).padStart(length, '0');
}
