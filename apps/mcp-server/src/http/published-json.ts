import { cleanText, isProviderError } from '@wabascope/core';

/** What was read at a URL, or a sentence part that says why nothing could be read. */
export type PublishedJson = { readonly json: unknown } | { readonly problem: string };

/** Reads JSON. Redirects are not followed, because they may lead anywhere. Never throws. */
export async function readPublishedJson(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<PublishedJson> {
  try {
    const response = await fetch(url, { redirect: 'manual', headers: { accept: 'application/json' }, signal });
    const { status } = response;
    // Also of an error response, so that its connection is free again.
    const text = await response.text();
    if (status >= 300 && status < 400) return { problem: `status ${status}, a redirect` };
    if (status !== 200) return { problem: `status ${status}` };
    if (text.trim() === '') return { problem: 'status 200, but an empty body' };
    return { json: JSON.parse(text) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'status 200, but no JSON';
  if (error instanceof Error && error.name === 'TimeoutError') return 'no response in time';
  // A proxy that cannot be used.
  if (isProviderError(error)) return error.message;
  const { code } = Object(Object(error).cause ?? error);
  return typeof code === 'string' ? `no response (${cleanText(code, 50)})` : 'no response';
}

/** A URL for people, without parts that may contain a secret. */
export function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
