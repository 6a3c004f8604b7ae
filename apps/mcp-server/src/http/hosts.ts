import type { IncomingHttpHeaders } from 'node:http';
import { localhostAllowedHostnames, validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';
import type { ListenAddress } from '../command-line.js';
import type { HttpSettings } from '../configuration/schema/http.js';
import { errorResponse } from './error-response.js';

type Settings = Pick<HttpSettings, 'url' | 'allowedHosts' | 'allowedOrigins'>;

/**
 * Rejects requests to unknown host names and from unknown web pages. Otherwise a page in a browser on this network
 * could reach the server by a host name of its author's choice (DNS rebinding).
 */
export function hostGuard({ host }: ListenAddress, { url, allowedHosts, allowedOrigins }: Settings) {
  const own = url === undefined ? [] : [new URL(url).hostname];
  const bound = host.includes(':') ? `[${host}]` : host;
  const hosts = [...localhostAllowedHostnames(), bound, ...own, ...allowedHosts];
  const origins = [...localhostAllowedHostnames(), ...own, ...allowedOrigins];
  return (headers: IncomingHttpHeaders): Response | undefined => {
    if (!validateHostHeader(headers.host, hosts).ok) {
      return errorResponse(403, 'Unknown host name. The operator of this server can add it to http.allowedHosts.');
    }
    if (!validateOriginHeader(headers.origin, origins).ok) {
      return errorResponse(
        403,
        'Pages of this origin may not call. The operator of this server can add its host to http.allowedOrigins.',
      );
    }
    return undefined;
  };
}
