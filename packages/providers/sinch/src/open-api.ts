import { isProviderError } from '@wabascope/core';
import { type AccountContext, basicAuth, createHttpClient, type HttpCall } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { documentedBaseUrl, type Settings } from './settings.js';
import { tokenResponse } from './wire.js';

/** A token is replaced before it expires. */
const marginMs = 60_000;

/** The GET requests about a project, with an access token that is kept until it expires. */
export function openApi({ projectId, keyId, keySecret, baseUrl, timeoutMs }: Settings, context: AccountContext) {
  const authBaseUrl = baseUrl === documentedBaseUrl ? 'https://auth.sinch.com' : baseUrl;
  const authorize = () => basicAuth(keyId, keySecret.reveal(), context);
  const client = { timeoutMs, context, errors };
  const requestToken = createHttpClient({ ...client, baseUrl: authBaseUrl, authorize });
  // The token is among the headers of each call, because requesting it takes time.
  const request = createHttpClient({ ...client, baseUrl, authorize: () => ({}) });
  let token: Awaited<ReturnType<typeof newToken>> | undefined;

  async function newToken(signal: AbortSignal | undefined) {
    const form = { grant_type: 'client_credentials' };
    const response = await requestToken({ method: 'POST', path: '/oauth2/token', form, schema: tokenResponse, signal });
    context.addSecret?.(response.access_token);
    const usableUntil = context.now() + response.expires_in * 1_000 - marginMs;
    const headers = { authorization: `Bearer ${response.access_token}` };
    return { headers, usableUntil, wasAccepted: false };
  }

  async function validToken(signal: AbortSignal | undefined) {
    if (token === undefined || context.now() >= token.usableUntil) token = await newToken(signal);
    return token;
  }

  /** `path` follows `whatsapp`. */
  async function get<Body>(call: Omit<HttpCall<Body>, 'method' | 'headers'>): Promise<Body> {
    const used = await validToken(call.signal);
    const path = `/v1/projects/${encodeURIComponent(projectId)}/whatsapp${call.path}`;
    try {
      const body = await request({ ...call, method: 'GET', path, headers: used.headers });
      used.wasAccepted = true;
      return body;
    } catch (error) {
      // A token that was accepted before may have been revoked.
      const isStale = used.wasAccepted && isProviderError(error) && error.code === 'auth';
      if (!isStale) throw error;
      if (token === used) token = undefined;
      return get(call);
    }
  }

  return { validToken, get };
}
