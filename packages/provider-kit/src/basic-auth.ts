import type { ProviderContext } from '@wabascope/core';

/**
 * The header of HTTP Basic authentication (RFC 7617, in UTF-8), for `authorize`. The host withholds every text that contains
 * its value.
 */
export function basicAuth(user: string, password: string, context: Pick<ProviderContext, 'addSecret'>) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  const credentials = btoa(String.fromCharCode(...bytes));
  context.addSecret?.(credentials);
  return { authorization: `Basic ${credentials}` };
}
