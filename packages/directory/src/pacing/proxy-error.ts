import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import type { ProxySetting } from './proxy.js';
import { BeforeTunnel } from './proxy-agent.js';

/** The texts of undici and of Bun. */
const rejection = /^Proxy (?:response \(|refused to open a tunnel: )(\d{3})/;

/**
 * The error for a request that failed at the proxy. Only the proxy is looked up and connected to, so an error of these is
 * one of the proxy.
 * @param host Name and port of the address that was requested.
 * @returns undefined if the proxy is not the cause.
 */
export function errorOfProxy({ variable }: ProxySetting, host: string, error: unknown): ProviderError | undefined {
  const causes = causesOf(error);
  const status = causes.map(({ message }) => Number(rejection.exec(message)?.[1])).find(Boolean);
  if (status !== undefined) {
    const remedy = status === 407 ? `set user and password in ${variable}` : 'allow the host in the rules of the proxy';
    const message = `The proxy in ${variable} rejected the connection to ${host} (HTTP ${status}); ${remedy}, or add the host to NO_PROXY.`;
    return new ProviderError(status >= 500 ? 'unavailable' : 'config', message, { status });
  }
  const upstreamCode = causes.map(codeOf).find((code) => code !== undefined) ?? '';
  const create = (code: ProviderErrorCode, sentence: string) => new ProviderError(code, sentence, { upstreamCode });
  if (/^(ENOTFOUND|EAI_)/.test(upstreamCode)) {
    return create('unavailable', `The name of the proxy in ${variable} cannot be resolved; correct ${variable}.`);
  }
  const refused = `The proxy in ${variable} does not accept connections; correct ${variable}, or check the proxy.`;
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/.test(upstreamCode)) return create('unavailable', refused);

  // Other errors may come from the server at the end of the tunnel.
  if (!causes.some((cause) => cause instanceof BeforeTunnel)) return undefined;
  if (/TIMEDOUT|TIMEOUT/.test(upstreamCode)) return create('unavailable', refused);
  if (/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/.test(upstreamCode)) {
    const message = `The proxy in ${variable} does not speak TLS on this port; replace https:// with http:// in ${variable}.`;
    return create('config', message);
  }
  if (/CERT|SIGNATURE|ISSUER/.test(upstreamCode)) {
    const message = `The certificate of the proxy in ${variable} is not trusted; correct ${variable}, or set NODE_EXTRA_CA_CERTS to the certificate authority of the proxy.`;
    return create('config', message);
  }
  const message = `The proxy in ${variable} does not respond like an HTTP proxy; check the port in ${variable}, and whether it needs https://.`;
  return create('unavailable', message);
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
