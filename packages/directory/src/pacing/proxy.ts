import { ProviderError } from '@wabascope/core';

/** A proxy that an environment variable names. */
export interface ProxySetting {
  /** The variable, as it is written in the environment. */
  readonly variable: string;
  /** With user and password, if the variable has them. */
  readonly url: string;
}

/** The proxies of a process, as `createFetch` uses them. */
export interface Proxies {
  /** For `http:` addresses. */
  readonly http?: ProxySetting;
  /** For `https:` addresses. */
  readonly https?: ProxySetting;
  /** Entries of `NO_PROXY`. */
  readonly exceptions: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name. As in curl, the name in lower case comes first, and an
 * address without a scheme begins with `http://`. `HTTP_PROXY` is also for `https:` addresses if `HTTPS_PROXY` is not set.
 * @returns undefined without a proxy.
 * @throws {ProviderError} `config` for a value that is not the address of a proxy. The message names the variable.
 */
export function readProxies(env: Environment): Proxies | undefined {
  const http = proxyIn(env, 'HTTP_PROXY');
  const https = proxyIn(env, 'HTTPS_PROXY') ?? http;
  if (https === undefined) return undefined;
  const exceptions = (env[firstSet(env, 'NO_PROXY') ?? ''] ?? '').split(/[,\s]+/).filter((entry) => entry !== '');
  return http === undefined ? { https, exceptions } : { http, https, exceptions };
}

/** The proxy for an address; undefined when there is none, for loopback addresses and for those in `NO_PROXY`. */
export function proxyFor(url: URL, proxies: Proxies | undefined): ProxySetting | undefined {
  if (proxies === undefined || isLoopback(url) || proxies.exceptions.some((entry) => covers(entry, url))) {
    return undefined;
  }
  return url.protocol === 'https:' ? proxies.https : proxies.http;
}

/**
 * The environment variable that names the proxy for requests to `url`.
 * @returns undefined if `createFetch` sends them directly.
 * @throws {ProviderError} As {@link readProxies}.
 */
export function proxyVariable(url: URL, env: Environment): string | undefined {
  return proxyFor(url, readProxies(env))?.variable;
}

function isLoopback({ hostname }: URL): boolean {
  return /^((.+\.)?localhost\.?|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** Whether an entry of `NO_PROXY` is about the address: `*`, a domain with its subdomains, either with a port. */
function covers(entry: string, { protocol, hostname, port }: URL): boolean {
  const [, host = entry, onlyPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  const domain = host.replace(/^\*?\./, '').toLowerCase();
  return domain === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
}

function firstSet(env: Environment, name: string): string | undefined {
  return [name.toLowerCase(), name].find((variable) => env[variable]?.trim());
}

function proxyIn(env: Environment, name: string): ProxySetting | undefined {
  const variable = firstSet(env, name);
  if (variable === undefined) return undefined;
  const value = env[variable]?.trim() ?? '';
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const problem = problemOf(url);
  if (problem === undefined) return { variable, url };
  // Without the value, which may contain a password.
  const remedy = `Write http://HOST:PORT or HOST:PORT, or unset ${variable}.`;
  throw new ProviderError('config', `The environment variable ${variable} ${problem}. ${remedy}`);
}

/** Completes "The environment variable HTTPS_PROXY …". */
function problemOf(url: string): string | undefined {
  if (!URL.canParse(url)) return 'is not the address of a proxy';
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `names a proxy of the kind ${protocol.slice(0, -1).slice(0, 20)}, which is not supported`;
  }
  try {
    decodeURIComponent(username + password);
    return undefined;
  } catch {
    return 'has a user or password with a % that is not percent-encoded as %25';
  }
}
