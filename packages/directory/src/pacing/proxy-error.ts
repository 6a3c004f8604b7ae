import { ProviderError } from '@wabascope/core';
import type { ProxySetting } from './proxy.js';

/**
 * The error for a request that failed at the proxy. Before the tunnel exists, only the proxy is contacted, so every error
 * of connecting is one of the proxy.
 * @param host Name and port of the address that was requested.
 * @returns undefined if the proxy is not the cause.
 */
export function errorOfProxy({ variable }: ProxySetting, host: string, error: unknown): ProviderError | undefined {
  const causes = causesOf(error);
  const status = causes.map(({ message }) => Number(/^Proxy response \((\d{3})\)/.exec(message)?.[1])).find(Boolean);
  if (status !== undefined) {
    const remedy = status === 407 ? `set user and password in ${variable}` : 'allow the host in the rules of the proxy';
    const message = `The proxy in ${variable} rejected the connection to ${host} (HTTP ${status}); ${remedy}, or add the host to NO_PROXY.`;
    return new ProviderError(status >= 500 ? 'unavailable' : 'config', message, { status });
  }
  const upstreamCode = causes.map(codeOf).find((code) => code !== undefined);
  if (upstreamCode === undefined) return undefined;
  if (/^(ENOTFOUND|EAI_)/.test(upstreamCode)) {
    const message = `The name of the proxy in ${variable} cannot be resolved; correct ${variable}.`;
    return new ProviderError('unavailable', message, { upstreamCode });
  }
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(upstreamCode)) {
    const message = `The proxy in ${variable} does not accept connections; correct ${variable}, or check the proxy.`;
    return new ProviderError('unavailable', message, { upstreamCode });
  }
  return undefined;
}

/** The error and what caused it, the outermost first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) {
    causes.push(cause);
    if (cause instanceof AggregateError) causes.push(...cause.errors.slice(0, 1).flatMap(causesOf));
  }
  return causes;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
