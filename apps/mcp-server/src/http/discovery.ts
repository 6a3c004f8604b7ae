import { cleanText } from '@wabascope/core';
import * as z from 'zod';
import { secureUrl } from '../configuration/schema/texts.js';
import { type PublishedJson, readPublishedJson, withoutSecrets } from './published-json.js';

const metadata = z.object({ issuer: z.string(), jwks_uri: secureUrl() });

/** Characters of a foreign issuer that are shown. */
const maxShown = 200;

/** The URL of the keys, or what each place responded. */
export type KeyDiscovery = { readonly jwksUri: string } | { readonly tried: readonly string[] };

/** Where an authorization server may publish its metadata (RFC 8414 §3 and §5, OpenID Connect Discovery §4). */
function metadataUrls(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const urls = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}/.well-known/openid-configuration${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  return [...new Set(urls)];
}

/** Looks up the keys' URL. The first place with metadata of this issuer counts. */
export async function discover(
  issuer: string,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Promise<KeyDiscovery> {
  const urls = metadataUrls(issuer);
  // All at once: together they take at most one timeout.
  const reads = urls.map((url) => readPublishedJson(url, fetch, AbortSignal.timeout(timeoutMs)));
  const tried: string[] = [];
  for (const [index, read] of reads.entries()) {
    const found = jwksUriOf(await read, issuer);
    if ('jwksUri' in found) return found;
    tried.push(`${withoutSecrets(urls[index] ?? '')}: ${found.problem}`);
  }
  return { tried };
}

function jwksUriOf(read: PublishedJson, issuer: string): { readonly jwksUri: string } | { readonly problem: string } {
  if ('problem' in read) return read;
  const parsed = metadata.safeParse(read.json);
  // Reject metadata of another issuer (RFC 8414 §3.3).
  const found = parsed.success ? parsed.data.issuer : Object(read.json).issuer;
  if (typeof found !== 'string') return { problem: 'status 200, but no "issuer"' };
  if (found !== issuer) return { problem: `status 200, but "issuer" is ${JSON.stringify(cleanText(found, maxShown))}` };
  return parsed.success
    ? { jwksUri: parsed.data.jwks_uri }
    : { problem: 'status 200, but "jwks_uri" is not an https URL' };
}
