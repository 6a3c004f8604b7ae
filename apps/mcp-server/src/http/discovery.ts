import { cleanText } from '@wabascope/core';
import * as z from 'zod';
import { secureUrl } from '../configuration/schema/texts.js';
import { type PublishedJson, readPublishedJson, withoutSecrets } from './published-json.js';

const metadata = z.object({ issuer: z.string(), jwks_uri: secureUrl() });

/** Characters of a foreign issuer that are shown. */
const maxShown = 200;

/** The URL of the keys that a place names, or what the place responded. */
export type KeyDiscovery = { readonly jwksUri: string } | { readonly problem: string };

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

/** Looks up the keys' URL at all places at once. The places are in the order in which they count. Never rejects. */
export function discover(
  issuer: string,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): readonly Promise<KeyDiscovery>[] {
  return metadataUrls(issuer).map(async (url) => {
    const found = jwksUriOf(await readPublishedJson(url, fetch, AbortSignal.timeout(timeoutMs)), issuer);
    return 'jwksUri' in found ? found : { problem: `${withoutSecrets(url)}: ${found.problem}` };
  });
}

function jwksUriOf(read: PublishedJson, issuer: string): KeyDiscovery {
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
