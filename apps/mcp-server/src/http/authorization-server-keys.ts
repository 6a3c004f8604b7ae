import { createFetch } from '@wabascope/directory';
import { createRemoteJWKSet, customFetch } from 'jose';
import * as z from 'zod';
import { secureUrl } from '../configuration/schema/texts.js';

/** The public keys of an authorization server. */
export interface Keys {
  /** @throws If the server does not publish where they are. */
  read(): Promise<ReturnType<typeof createRemoteJWKSet>>;
}

const metadata = z.object({ issuer: z.string(), jwks_uri: secureUrl() });

/** Milliseconds. An unknown key ID reloads the keys, at most once in this time. */
const cooldownDuration = 1_000;
const timeoutDuration = 5_000;

/** @param jwksUri If absent, it is looked up at the issuer when the first token arrives. */
export function createKeys(issuer: string, jwksUri: string | undefined): Keys {
  const web = createFetch();
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;

  async function find() {
    const uri = jwksUri ?? (await discover(issuer, web.fetch));
    return createRemoteJWKSet(new URL(uri), { cooldownDuration, timeoutDuration, [customFetch]: web.fetch });
  }

  return {
    async read() {
      found ??= find();
      try {
        return await found;
      } catch (error) {
        found = undefined;
        throw error;
      }
    },
  };
}

/** RFC 8414, then OpenID Connect Discovery, which uses another URL. */
async function discover(issuer: string, fetch: typeof globalThis.fetch): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const urls = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const url of urls) {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutDuration) });
    const parsed = metadata.safeParse(response.ok ? await response.json() : await response.body?.cancel());
    // Reject metadata of another issuer (RFC 8414 §3.3).
    if (parsed.success && parsed.data.issuer === issuer) return parsed.data.jwks_uri;
  }
  throw new Error('The authorization server publishes no URL of its keys.');
}
