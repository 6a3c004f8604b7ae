import { createHmac } from 'node:crypto';
import type { Warning } from '@wabascope/core';
import { type AccountContext, createHttpClient } from '@wabascope/provider-kit';
import type * as z from 'zod';
import type { Bearer } from './error-table.js';
import { errorsFor } from './errors.js';
import type { Settings } from './settings.js';

export interface GraphCall<Body> {
  /** What follows the version: `/102290129340398/phone_numbers`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly schema: z.ZodType<Body>;
  /** Receives a warning for each member that does not fit `schema`; without it the whole response must fit. */
  readonly warnings?: Warning[];
  readonly signal: AbortSignal | undefined;
}

/** Reads from the Graph API. */
export type Graph = <Body>(call: GraphCall<Body>) => Promise<Body>;

/** @param token The access token, or ID and secret of the app, which are a token too. */
export function openGraph(settings: Settings, context: AccountContext, token: string, bearer: Bearer): Graph {
  const { baseUrl, timeoutMs, apiVersion, appSecret, authHeader = 'authorization', wabaHeader } = settings;
  const isStandard = authHeader.toLowerCase() === 'authorization';
  const { authScheme = isStandard ? 'Bearer' : 'none' } = settings;
  const credential = authScheme === 'none' ? token : `${authScheme} ${token}`;
  const proof = appSecret && appSecretProof(token, appSecret.reveal());
  if (proof !== undefined) context.addSecret?.(proof);
  const call = createHttpClient({
    baseUrl,
    timeoutMs,
    context,
    errors: errorsFor(bearer),
    authorize: () => ({ [authHeader]: credential }),
  });
  return ({ path, query, ...rest }) =>
    call({
      method: 'GET',
      path: `/${apiVersion}${path}`,
      query: { ...query, appsecret_proof: proof },
      headers: wabaHeader === undefined ? {} : { [wabaHeader]: wabaOf(path) },
      ...rest,
    });
}

/** Every call to a service that needs the WABA in a header is about one: its path begins with the ID. */
function wabaOf(path: string): string {
  return path.split('/')[1] ?? '';
}

/** Proves that the client has the secret of the token's app ("Securing Graph API calls"); lower-case hexadecimal. */
function appSecretProof(token: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(token).digest('hex');
}
