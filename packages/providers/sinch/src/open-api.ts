import { isProviderError, type ListOptions } from '@wabascope/core';
import { type AccountContext, basicAuth, createHttpClient, type HttpCall } from '@wabascope/provider-kit';
import { errors } from './errors.js';
import { documentedBaseUrl, type Settings } from './settings.js';
import { tokenResponse } from './wire.js';

/** A token is replaced before it expires. */
const marginMs = 60_000;
/** The documented lifetime, if a token does not have its own. */
const defaultLifetime = 3_600;

interface Token {
  readonly authorization: string;
  readonly usableUntil: number;
  wasAccepted: boolean;
}

type Call<Body> = Pick<HttpCall<Body>, 'query' | 'warnings' | 'schema'> & ListOptions;

/** The GET requests about a project, with an access token that is kept until it expires. */
export function openApi(settings: Settings, context: AccountContext) {
  const { projectId, keyId, keySecret, baseUrl, timeoutMs } = settings;
  const authBaseUrl = baseUrl === documentedBaseUrl ? 'https://auth.sinch.com' : baseUrl;
  const authorize = () => basicAuth(keyId, keySecret.reveal(), context);
  const client = { timeoutMs, context, errors };
  const requestToken = createHttpClient({ ...client, baseUrl: authBaseUrl, authorize });
  // The token is among the headers of each call, because requesting it takes time.
  const request = createHttpClient({ ...client, baseUrl, authorize: () => ({}) });
  let token: Token | undefined;

  async function validToken(signal: AbortSignal | undefined): Promise<Token> {
    if (token !== undefined && context.now() < token.usableUntil) return token;
    const form = { grant_type: 'client_credentials' };
    const response = await requestToken({ method: 'POST', path: '/oauth2/token', form, schema: tokenResponse, signal });
    context.addSecret?.(response.access_token);
    const lifetimeMs = (response.expires_in ?? defaultLifetime) * 1_000;
    const usableUntil = context.now() + lifetimeMs - marginMs;
    token = { authorization: `Bearer ${response.access_token}`, usableUntil, wasAccepted: false };
    return token;
  }

  /** @param path Follows `whatsapp`. */
  async function get<Body>(path: string, { signal, ...call }: Call<Body>): Promise<Body> {
    const used = await validToken(signal);
    const headers = { authorization: used.authorization };
    const fullPath = `/v1/projects/${encodeURIComponent(projectId)}/whatsapp${path}`;
    try {
      const body = await request({ ...call, method: 'GET', path: fullPath, headers, signal });
      used.wasAccepted = true;
      return body;
    } catch (error) {
      // A token that was accepted before may have been revoked.
      const isStale = used.wasAccepted && isProviderError(error) && error.code === 'auth';
      if (!isStale) throw error;
      if (token === used) token = undefined;
      return get(path, { signal, ...call });
    }
  }

  return { validToken, get };
}
