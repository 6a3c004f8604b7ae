import { createFetch, withUserAgent } from '@wabascope/directory';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { discover } from './discovery.js';
import { readPublishedJson, withoutSecrets } from './published-json.js';

/** The keys cannot be read. The message lists the URLs and what each responded. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable';
}

/** The public keys of an authorization server. */
export interface Keys {
  /** The key of a token. @throws {KeysUnreadable} */
  readonly get: JWTVerifyGetKey;
  /** Reads the keys, unless they were read recently. @throws {KeysUnreadable} */
  check(): Promise<void>;
}

const keySet = z.object({ keys: z.array(z.looseObject({})) });

/** Milliseconds. An unknown key ID reloads the keys, and a failed lookup is repeated, at most once in this time. */
const cooldownDuration = 1_000;
const timeoutDuration = 5_000;

/** @param jwksUri If absent, it is looked up at the issuer when the first token arrives. */
export function createKeys(issuer: string, jwksUri: string | undefined): Keys {
  const fetch = withUserAgent(createFetch().fetch, undefined);
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  let failure: unknown;
  let retryAt = 0;

  /** For jose, which reports no URL and no status. */
  async function fetchKeys(url: string, { signal }: { signal: AbortSignal }): Promise<Response> {
    const read = await readPublishedJson(url, fetch, signal);
    if ('json' in read && keySet.safeParse(read.json).success) return Response.json(read.json);
    const problem = 'problem' in read ? read.problem : 'status 200, but no list of "keys"';
    throw new KeysUnreadable(`${withoutSecrets(url)}: ${problem}`);
  }

  async function find() {
    const discovery = jwksUri === undefined ? await discover(issuer, fetch, timeoutDuration) : { jwksUri };
    if ('tried' in discovery) throw new KeysUnreadable(discovery.tried.join('; '));
    const options = { cooldownDuration, timeoutDuration, [customFetch]: fetchKeys };
    return createRemoteJWKSet(new URL(discovery.jwksUri), options);
  }

  async function read() {
    if (performance.now() < retryAt) throw failure;
    found ??= find();
    try {
      return await found;
    } catch (error) {
      [found, failure, retryAt] = [undefined, error, performance.now() + cooldownDuration];
      throw error;
    }
  }

  return {
    get: async (header, token) => (await read())(header, token),
    async check() {
      const keys = await read();
      if (!keys.fresh) await keys.reload();
    },
  };
}
