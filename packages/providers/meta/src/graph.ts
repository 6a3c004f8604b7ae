import { createHmac } from 'node:crypto';
import type { ProviderContext, Warning } from '@wabascope/core';
import { createHttpClient } from '@wabascope/provider-kit';
import type * as z from 'zod';
import type { Asker } from './error-meanings.js';
import { refusal } from './refusal.js';
import type { Settings } from './settings.js';

export interface Question<Body> {
  /** What follows the version: `/102290129340398/phone_numbers`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<Body>;
  /** Where members that `schema` does not accept are warned about; without it the whole answer must fit. */
  readonly warnings?: Warning[];
  readonly signal: AbortSignal | undefined;
}

/** Reads from the Graph API. */
export type Graph = <Body>(question: Question<Body>) => Promise<Body>;

/** @param asker Who reads: the access token, or the app, whose ID and secret are a token too. */
export function openGraph(settings: Settings, context: ProviderContext, bearer: string, asker: Asker): Graph {
  const { baseUrl, timeoutMs, apiVersion, accessToken, appSecret } = settings;
  const proof = appSecret && appSecretProof(bearer, appSecret.reveal());
  if (proof !== undefined) context.addSecret?.(proof);
  const secrets = [accessToken, appSecret].flatMap((secret) => secret?.reveal() ?? []);
  const call = createHttpClient({
    provider: 'Meta',
    baseUrl,
    timeoutMs,
    context,
    refusal: (answer) => refusal(answer, secrets, asker),
    authorize: () => ({ authorization: `Bearer ${bearer}` }),
  });
  return ({ path, query, ...rest }) =>
    call({ method: 'GET', path: `/${apiVersion}${path}`, query: { ...query, appsecret_proof: proof }, ...rest });
}

/** Proves that the caller of a token knows its app's secret ("Securing Graph API calls"); lower-case hexadecimal. */
function appSecretProof(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}
