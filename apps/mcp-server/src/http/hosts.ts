import type { IncomingHttpHeaders } from 'node:http';
import { localhostAllowedHostnames } from '@modelcontextprotocol/server';
import { allowsHost, allowsOrigin, hostPattern } from '../configuration/host-pattern.js';
import type { HttpSettings } from '../configuration/schema/http.js';
import { errorResponse } from './error-response.js';
import type { ListenAddress } from './listen-address.js';

type Settings = Pick<HttpSettings, 'url' | 'allowedHosts' | 'allowedOrigins'>;

/**
 * Rejects requests to unknown host names and from unknown web pages. Otherwise a page in a browser on this network
 * could reach the server by a host name of its author's choice (DNS rebinding).
 */
export function hostGuard({ host }: ListenAddress, { url, allowedHosts, allowedOrigins }: Settings) {
  const own = [...localhostAllowedHostnames(), ...(url === undefined ? [] : [new URL(url).hostname])];
  const hosts = patterns([...own, host, ...allowedHosts]);
  const origins = patterns([...own, ...allowedOrigins]);
  return (headers: IncomingHttpHeaders): Response | undefined => {
    const hostname = headers.host && parsed(`http://${headers.host}`)?.hostname;
    if (!hostname || !hosts.some((pattern) => allowsHost(pattern, hostname))) {
      return errorResponse(403, 'Unknown host name. The operator of this server can add it to http.allowedHosts.');
    }
    if (!headers.origin) return undefined;
    const origin = parsed(headers.origin);
    if (!origin?.hostname || !origins.some((pattern) => allowsOrigin(pattern, origin))) {
      return errorResponse(
        403,
        'Pages of this origin may not call. The operator of this server can add its host to http.allowedOrigins.',
      );
    }
    return undefined;
  };
}

function patterns(texts: readonly string[]) {
  return texts.map(hostPattern).filter((pattern) => pattern !== undefined);
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
