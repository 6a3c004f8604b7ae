import { type ListenAddress, UsageError } from '../command-line.js';
import type { HttpSettings } from '../configuration/schema/http.js';

/** @throws {UsageError} When other machines could reach the server, and callers would not have to show who they are. */
export function refuseExposed({ host }: ListenAddress, settings: HttpSettings | undefined): void {
  if (settings?.auth !== undefined || isLoopback(host)) return;
  throw new UsageError(
    `${host} can be reached from other machines, so callers must show who they are: set http.auth in the configuration, or listen on 127.0.0.1.`,
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
