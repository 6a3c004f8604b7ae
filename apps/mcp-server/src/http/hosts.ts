import type { IncomingHttpHeaders } from 'node:http';
import { localhostAllowedHostnames, validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';
import type { ListenAddress } from '../command-line.js';
import type { HttpSettings } from '../configuration/schema/http.js';
import { refuse } from './refuse.js';

type Settings = Pick<HttpSettings, 'url' | 'allowedHosts' | 'allowedOrigins'>;

/**
 * Refuses requests to a foreign host name and from a foreign web page: a page in the browser of somebody on this
 * network must not reach the server, by no name that its author can make up (DNS rebinding).
 */
export function hostGuard({ host }: ListenAddress, { url, allowedHosts, allowedOrigins }: Settings) {
  const own = url === undefined ? [] : [new URL(url).hostname];
  const bound = host.includes(':') ? `[${host}]` : host;
  const hosts = [...localhostAllowedHostnames(), bound, ...own, ...allowedHosts];
  const origins = [...localhostAllowedHostnames(), ...own, ...allowedOrigins];
  return (headers: IncomingHttpHeaders): Response | undefined => {
    if (!validateHostHeader(headers.host, hosts).ok) {
      return refuse(403, 'This server does not go by that host name; its operator can add it to http.allowedHosts.');
    }
    if (!validateOriginHeader(headers.origin, origins).ok) {
      return refuse(403, 'Pages of that origin may not call; the operator can add its name to http.allowedOrigins.');
    }
    return undefined;
  };
}
