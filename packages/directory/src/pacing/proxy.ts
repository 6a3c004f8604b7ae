import { ProviderError, placeholderProblem, secretMistake } from '@wabascope/core';
import { covers, isLoopback } from './direct-hosts.js';

/** A proxy that an environment variable names. */
export interface ProxySetting {
  /** The variable, as it is written in the environment. */
  readonly variable: string;
  /** With user and password, if the variable has them. Without a path. */
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

/** Environment variables by name. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name. As in curl, the name in lower case comes first, and an
 * address without a scheme begins with `http://`, and a path is ignored. `HTTP_PROXY` is also for `https:` addresses if `HTTPS_PROXY` is not set.
 * @returns undefined without a proxy.
 * @throws {ProviderError} `config` for a value that is not the address of a proxy. The message names the variable.
 */
export function readProxies(env: ProxyEnvironment): Proxies | undefined {
  const http = proxyIn(env, 'HTTP_PROXY');
  const https = proxyIn(env, 'HTTPS_PROXY') ?? http;
  if (https === undefined) return undefined;
  const exceptions = (valueIn(env, 'NO_PROXY', hosts)?.value ?? '').split(/[,\s]+/).filter((entry) => entry !== '');
  return http === undefined ? { https, exceptions } : { http, https, exceptions };
}

/** The proxy for an address; undefined when there is none, for loopback addresses and for those in `NO_PROXY`. */
export function proxyFor(url: URL, proxies: Proxies): ProxySetting | undefined {
  if (isLoopback(url) || proxies.exceptions.some((entry) => covers(entry, url))) {
    return undefined;
  }
  return url.protocol === 'https:' ? proxies.https : proxies.http;
}

/**
 * The environment variable that names the proxy for requests to `url`.
 * @returns undefined if `createFetch` sends them directly.
 * @throws {ProviderError} `config` for an address that is not on loopback, and a variable that cannot be used.
 */
export function proxyVariable(url: URL, env: ProxyEnvironment): string | undefined {
  if (isLoopback(url)) return undefined;
  const proxies = readProxies(env);
  return proxies && proxyFor(url, proxies)?.variable;
}

/** What the value of a variable is, and how to write it. */
interface Kind {
  readonly is: string;
  readonly form: string;
}

const address: Kind = { is: 'the address of a proxy', form: 'http://HOST:PORT or HOST:PORT' };
const hosts: Kind = { is: 'a list of hosts', form: 'host names with commas between them' };

/** The variable that is set and its value, without the space around it. */
function valueIn(env: ProxyEnvironment, name: string, kind: Kind): { variable: string; value: string } | undefined {
  const variable = [name.toLowerCase(), name].find((each) => env[each]?.trim());
  if (variable === undefined) return undefined;
  const value = env[variable]?.trim() ?? '';
  const placeholder = placeholderProblem(value);
  if (placeholder !== undefined) throw unusable(variable, `is not ${kind.is}. ${placeholder.message}`, kind);
  const mistake = secretMistake(value, [variable]);
  if (mistake !== undefined) throw unusable(variable, `is not ${kind.is}. ${mistake.message}`, mistake);
  return { variable, value };
}

function proxyIn(env: ProxyEnvironment, name: string): ProxySetting | undefined {
  const found = valueIn(env, name, address);
  if (found === undefined) return undefined;
  const { variable, value } = found;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const problem = problemOf(text);
  if (problem !== undefined) throw unusable(variable, problem, address);
  const { protocol, username, password, host } = new URL(text);
  const credential = username === '' && password === '' ? '' : `${username}:${password}@`;
  return { variable, url: `${protocol}//${credential}${host}` };
}

/**
 * The error does not contain the value, which may contain a password.
 * @param problem Completes "The environment variable HTTPS_PROXY …".
 */
function unusable(variable: string, problem: string, mend: { readonly remedy: string } | Kind): ProviderError {
  const remedy = 'form' in mend ? `Write ${mend.form}, or unset ${variable}.` : mend.remedy;
  return new ProviderError('config', `The environment variable ${variable} ${problem} ${remedy}`);
}

/** A colon without a port, or two slashes after the host: its scheme is not followed by `://`. */
const notHost = /^[a-z\d+.-]+:\/\/[^/\\?#]*(:([/\\?#]|$)|[/\\]{2}[^/\\])/i;

function problemOf(text: string): string | undefined {
  if (/^[^/]+:\/\/[^/\\?#]*[/\\?#].*@/.test(text)) {
    return `is not ${address.is}. Percent-encode special characters of its user and password: / is %2F.`;
  }
  if (notHost.test(text)) return `is not ${address.is}.`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^(\[[\da-f:.]+\]|[\w.-]+)$/.test(url.hostname)) return `is not ${address.is}.`;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `names a proxy of the kind ${url.protocol.slice(0, -1).slice(0, 20)}, which is not supported.`;
  }
  try {
    decodeURIComponent(url.username + url.password);
    return undefined;
  } catch {
    return 'has a user or password with a % that is not percent-encoded as %25.';
  }
}
