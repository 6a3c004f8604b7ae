import { cleanText } from '@wabascope/core';
import { base64url, createLocalJWKSet, errors, flattenedVerify, type JWK } from 'jose';
import * as z from 'zod';
import { readPublishedJson, withoutSecrets } from './published-json.js';
import { signatureAlgorithms } from './signature-algorithms.js';

/** The keys at one URL. */
export interface KeySet {
  readonly url: string;
  /** The key of a token, among those that can be used. */
  readonly get: ReturnType<typeof createLocalJWKSet>;
  /** The IDs of the other keys for signatures: incomplete, too short, or private. Undefined is a key without ID. */
  readonly unusable: readonly unknown[];
  /** The URL and the IDs of the keys that cannot be used; absent if all can. */
  readonly limitation?: string;
}

const keyList = z.object({ keys: z.array(z.looseObject({})) });

/** IDs that are shown, and characters of each. */
const [maxIds, maxCharacters] = [5, 100];

/** Reads the keys at a URL. Without a usable key, it returns the reason with the URL. Never throws. */
export async function readKeySet(
  url: string,
  fetch: typeof globalThis.fetch,
  timeoutMs: number,
): Promise<KeySet | { readonly problem: string }> {
  const place = withoutSecrets(url);
  const read = await readPublishedJson(url, fetch, AbortSignal.timeout(timeoutMs));
  if ('problem' in read) return { problem: `${place}: ${read.problem}` };
  const { data } = keyList.safeParse(read.json);
  if (data === undefined) return { problem: `${place}: status 200, but no list of "keys"` };
  const keys = await Promise.all(data.keys.map(async (jwk) => ({ jwk, use: await useOf(jwk) })));
  const usable = keys.filter(({ use }) => use === 'usable').map(({ jwk }) => jwk as JWK);
  const unusable = keys.filter(({ use }) => use === 'unusable').map(({ jwk }) => jwk.kid);
  const sentence = unusable.length === 0 ? undefined : unusableSentence(unusable);
  if (usable.length === 0) return { problem: `${place}: status 200, but ${sentence ?? 'no key for signatures'}` };
  const limitation = sentence === undefined ? {} : { limitation: `${place}: ${sentence}` };
  return { url, get: createLocalJWKSet({ keys: usable }), unusable, ...limitation };
}

/** Whether a key can verify signatures. Sets may have keys for other purposes, and of kinds that are not known yet. */
async function useOf(jwk: object): Promise<'usable' | 'unusable' | 'other'> {
  let use: 'unusable' | 'other' = 'other';
  for (const alg of signatureAlgorithms) {
    const error = await verifyNothing(jwk as JWK, alg);
    if (error instanceof errors.JWSSignatureVerificationFailed) return 'usable';
    if (!(error instanceof errors.JWKSNoMatchingKey)) use = 'unusable';
  }
  return use;
}

/** Verifies an empty signature: jose imports a key and checks its length only when it verifies. */
async function verifyNothing(jwk: JWK, alg: string): Promise<unknown> {
  try {
    const header = base64url.encode(JSON.stringify({ alg }));
    return await flattenedVerify({ protected: header, payload: '', signature: '' }, createLocalJWKSet({ keys: [jwk] }));
  } catch (error) {
    return error;
  }
}

function unusableSentence(ids: readonly unknown[]): string {
  const shown = ids
    .slice(0, maxIds)
    .map((id) => (id === undefined ? 'without "kid"' : JSON.stringify(cleanText(String(id), maxCharacters))));
  const more = ids.length > maxIds ? ` and ${ids.length - maxIds} more` : '';
  return ids.length === 1 ? `the key ${shown[0]} cannot be used` : `the keys ${shown.join(', ')}${more} cannot be used`;
}
