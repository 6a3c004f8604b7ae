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
 * @throws {ArgumentError} When a part of it cannot be read. The error holds nothing of the address.
 */
export function checkAddress(url: string): void {
  connectionOf(url);
}

/**
 * Where an address leads. It is read here and not by ioredis, which takes options from its query and sends a password
 * without TLS when the protocol is in capitals.
 * @throws {ArgumentError} When a part of it cannot be read. It may hold a password, so nothing of it is quoted.
 */
export function connectionOf(address: string): Connection {
  if (!URL.canParse(address)) throw unreadable('');
  const url = new URL(address);
  const isTls = Object.hasOwn(protocols, url.protocol) ? protocols[url.protocol] : undefined;
  if (isTls === undefined) throw unreadable(': it begins with another protocol');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!isIPv6(host) && !/^[\w.-]+$/.test(host)) throw unreadable(': its host cannot be read');
  if (url.port === '0') throw unreadable(': its port is 0');
  const database = /^\/?(\d{0,9})$/.exec(url.pathname)?.[1];
  if (database === undefined) throw unreadable(': its database is not a number');
  if (url.search !== '' || url.hash !== '') throw unreadable(': it must have no ? and no #');
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
    throw unreadable(`: the percent-encoding of its ${name} is not valid`);
  }
}

function unreadable(why: string): ArgumentError {
  return new ArgumentError('url', `url must be the address of a Redis or Valkey${why}.`);
}
