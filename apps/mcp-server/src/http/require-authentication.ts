import type { HttpSettings } from '../configuration/schema/http.js';
import { UsageError } from '../usage-error.js';
import type { ListenAddress } from './listen-address.js';

/** @throws {UsageError} If other machines can reach the server and callers need no credential. */
export function requireAuthentication({ host }: ListenAddress, settings: HttpSettings | undefined): void {
  if (settings?.auth !== undefined || isLoopback(host)) return;
  throw new UsageError(
    `Other machines can reach ${host}, so callers must authenticate: set http.auth in the configuration, or listen on 127.0.0.1.`,
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
