import { UsageError } from '../usage-error.js';

/** Where to listen. */
export interface ListenAddress {
  /** A host name or an IP address; IPv6 without brackets. */
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
}

/**
 * Reads the value of `--http`.
 * @throws {UsageError}
 */
export function readListenAddress(text: string): ListenAddress {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new UsageError('--http must be a port or HOST:PORT, such as 8080 or 127.0.0.1:8080.');
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}
