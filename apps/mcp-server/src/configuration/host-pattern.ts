import { isIPv6 } from 'node:net';
import type { ProblemText } from './problem.js';

/** An entry of `allowedHosts` or `allowedOrigins`. */
export interface HostPattern {
  /** As in a URL: lower case, IPv6 in brackets. Without a dot at its end. `*` is every host of a scheme. */
  readonly name: string;
  /** Whether the entry allows the names below `name` instead of `name`. */
  readonly isBelow: boolean;
  /** With its colon; any if absent. */
  readonly scheme?: string;
  /** Any if absent. */
  readonly port?: string;
}

const form =
  /^(?:(?<scheme>[a-z][a-z\d+.-]*:)\/\/)?(?<below>\*\.)?(?<name>\*|\[[^\]]+\]|[^\s/?#@*\\:[\]]+)(?::(?<port>\d+))?\/?$/i;

/** An IPv6 address, or labels with a dot between them, and possibly one at the end. */
const hostForm = /^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*\.?)$/;

/** Schemes that no page has as its origin. Pages of some have the origin `null`. Apps and extensions have their own. */
const schemesWithoutOrigin: ReadonlySet<string> = new Set(
  'about blob data file filesystem ftp javascript mailto view-source ws wss'.split(' ').map((scheme) => `${scheme}:`),
);

/** Parses a host name, with `*.`, scheme or port. Undefined if no host can match. */
export function hostPattern(text: string): HostPattern | undefined {
  const { scheme, below = '', name = '', port } = form.exec(isIPv6(text) ? `[${text}]` : text)?.groups ?? {};
  const lowerScheme = scheme?.toLowerCase();
  if (lowerScheme !== undefined && schemesWithoutOrigin.has(lowerScheme)) return undefined;
  const rest = { isBelow: below !== '', ...(lowerScheme && { scheme: lowerScheme }), ...(port && { port }) };
  // All extensions of a browser: Firefox gives an extension another host in every installation.
  if (name === '*') return isWebScheme(lowerScheme) || rest.isBelow ? undefined : { name, ...rest };
  if (!URL.canParse(`http://${below && 'x.'}${name}:${port ?? ''}`) || Number(port) === 0) return undefined;
  const { hostname } = new URL(`http://${name}`);
  return hostForm.test(hostname) ? { name: withoutRootDot(hostname), ...rest } : undefined;
}

/** The same host without the dot at its end, which means the root of all domains. */
function withoutRootDot(hostname: string): string {
  return hostname.replace(/\.$/, '');
}

/** For the header `Host`, which has no scheme. A proxy may change the port. */
export function allowsHost({ name, isBelow }: HostPattern, hostname: string): boolean {
  const host = withoutRootDot(hostname);
  return name === '*' || (isBelow ? host.endsWith(`.${name}`) : host === name);
}

/** For the header `Origin`. */
export function allowsOrigin(pattern: HostPattern, { protocol, hostname, port }: URL): boolean {
  const defaultPort = protocol === 'https:' ? '443' : '80';
  // An origin without a port has the usual one of its scheme. So has an entry with a scheme.
  const allowedPort = pattern.port ?? (isWebScheme(pattern.scheme) && pattern.scheme ? defaultPort : undefined);
  return (
    (pattern.scheme === undefined || pattern.scheme === protocol) &&
    (allowedPort === undefined || allowedPort === (port || defaultPort)) &&
    allowsHost(pattern, hostname.toLowerCase())
  );
}

function isWebScheme(scheme: string | undefined): boolean {
  return scheme === undefined || scheme === 'http:' || scheme === 'https:';
}

/** Whether an entry of `allowedHosts` can match. */
export function isHostPattern(text: string): boolean {
  return isWebScheme(hostPattern(text)?.scheme) && hostPattern(text) !== undefined;
}

/** Whether an entry of `allowedOrigins` can match. Pages without an origin send `null`. */
export function isOriginPattern(text: string): boolean {
  return hostPattern(text) !== undefined && text.toLowerCase() !== 'null';
}

/** An entry of `allowedOrigins` whose scheme no page has as its origin. */
export function originSchemeProblem(text: string): ProblemText | undefined {
  const [, scheme = ''] = /^([a-z-]+:)/.exec(text.toLowerCase()) ?? [];
  // "data:8080" is a host with a port.
  if (!schemesWithoutOrigin.has(scheme) || hostPattern(text) !== undefined) return undefined;
  const remedy =
    scheme === 'ws:' || scheme === 'wss:'
      ? `Replace "${scheme}" with "${scheme.replace('ws', 'http')}", the scheme of the page that opens the connection.`
      : 'Write the origin of a page that is served over https or http.';
  return { message: `No page has an origin with the scheme "${scheme}".`, remedy };
}
