import { isIPv6 } from 'node:net';
import { ArgumentError } from '@wabascope/directory';

/** What `ioredis` needs to connect. */
interface Connection {
  readonly host: string;
  readonly port?: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: Record<string, never>;
}

/** With TLS or without. */
const protocols: Readonly<Record<string, boolean>> = {
  'redis:': false,
  'valkey:': false,
  'rediss:': true,
  'valkeys:': true,
};

/**
 * Checks the address of a store without connecting to it.
 * @throws {ArgumentError} If it is not valid. The error contains nothing of the address.
 */
export function checkAddress(url: string): void {
  connectionOf(url);
}

/**
 * Parses an address. ioredis would take options from the query, and would send a password without TLS if the protocol is
 * in capitals.
 * @throws {ArgumentError} If it is not valid. It may contain a password, so the message quotes nothing.
 */
export function connectionOf(address: string): Connection {
  if (!URL.canParse(address)) throw unreadable('');
  const url = new URL(address);
  const isTls = Object.hasOwn(protocols, url.protocol) ? protocols[url.protocol] : undefined;
  if (isTls === undefined) throw unreadable(', but it has another protocol');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!isIPv6(host) && !/^[\w.-]+$/.test(host)) throw unreadable(', but its host is not valid');
  if (url.port === '0') throw unreadable(', but its port is 0');
  const database = /^\/?(\d{0,9})$/.exec(url.pathname)?.[1];
  if (database === undefined) throw unreadable(', but its database is not a number');
  if (url.search !== '' || url.hash !== '') throw unreadable(' without ? and #');
  return {
    host,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    db: Number(database),
    ...credential('username', url.username),
    ...credential('password', url.password),
    ...(isTls ? { tls: {} } : {}),
  };
}

function credential(name: 'username' | 'password', encoded: string): Pick<Connection, typeof name> {
  if (encoded === '') return {};
  try {
    return { [name]: decodeURIComponent(encoded) };
  } catch {
    throw unreadable(`, but the percent-encoding of its ${name} is not valid`);
  }
}

function unreadable(why: string): ArgumentError {
  return new ArgumentError('url', `url must be the address of a Redis or Valkey server${why}.`);
}
