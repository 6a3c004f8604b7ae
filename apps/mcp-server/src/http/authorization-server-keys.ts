import { createFetch } from '@wabascope/directory';
import { createRemoteJWKSet, customFetch } from 'jose';
import * as z from 'zod';
import { secureUrl } from '../configuration/schema/texts.js';

/** The public keys of an authorization server. */
export interface Keys {
  /** @throws When the server does not say where they are. */
  read(): Promise<ReturnType<typeof createRemoteJWKSet>>;
}

const metadata = z.object({ issuer: z.string(), jwks_uri: secureUrl() });

/** Milliseconds. A key that is not known makes the keys be read again, but no more often than this. */
const cooldownDuration = 1_000;
const timeoutDuration = 5_000;

/** @param jwksUri Looked up at the issuer, when the first token comes, if left out. */
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

/** By RFC 8414, and by OpenID Connect Discovery, which puts the same at another place. */
async function discover(issuer: string, fetch: typeof globalThis.fetch): Promise<string> {
  const { origin, pathname } = new URL(issuer);
  const path = pathname.replace(/\/$/, '');
  const places = [
    `${origin}/.well-known/oauth-authorization-server${path}`,
    `${origin}${path}/.well-known/openid-configuration`,
  ];
  for (const place of places) {
    const response = await fetch(place, { redirect: 'error', signal: AbortSignal.timeout(timeoutDuration) });
    const parsed = metadata.safeParse(response.ok ? await response.json() : await response.body?.cancel());
    // Who says to be another issuer is not the one that is trusted.
    if (parsed.success && parsed.data.issuer === issuer) return parsed.data.jwks_uri;
  }
  throw new Error('The authorization server does not publish where its keys are.');
}
