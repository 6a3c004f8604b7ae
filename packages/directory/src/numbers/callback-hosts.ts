import type { Callbacks } from '@wabascope/core';

/** The hosts of the callback URLs, with the port if it is not the usual one, each once. */
export function callbackHosts({ statusUrl, inboundUrl }: Callbacks = {}): readonly string[] {
  const hosts = [statusUrl, inboundUrl].flatMap((url) => (url === undefined ? [] : (hostOf(url) ?? [])));
  return [...new Set(hosts)];
}

/** The host of a URL, or of text without a scheme; `undefined` if it is neither. In lower case. */
export function hostOf(text: string): string | undefined {
  const url = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(url) ? new URL(url).host || undefined : undefined;
}
