import type { Callbacks } from '@wabascope/core';
import { notReported } from './not-reported.js';

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

/** Whether callbacks go to one of these hosts, or with `!` before a host, to any other. The entries combine with OR. */
export function hostTest(entries: readonly string[]): (callbacks: Callbacks | undefined) => boolean {
  const excluded = entries.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1));
  return (callbacks) => {
    const hosts = callbackHosts(callbacks);
    if (hosts.length === 0) return entries.includes(notReported);
    return (
      hosts.some((host) => entries.includes(host)) || excluded.some((entry) => hosts.some((host) => host !== entry))
    );
  };
}
