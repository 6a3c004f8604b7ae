import { isProviderError, type ListOptions } from '@wabascope/core';
import { type AccountContext, createHttpClient, type HttpCall } from '@wabascope/provider-kit';
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
}

type Call<Body> = Pick<HttpCall<Body>, 'query' | 'warnings' | 'schema'> & ListOptions;

export interface Api {
  /** Requests an access token if there is none. */
  authorize(signal: AbortSignal | undefined): Promise<void>;
  /** @param path Follows `whatsapp`. */
  get<Body>(path: string, call: Call<Body>): Promise<Body>;
}

/** The GET requests about a project, with an access token that is kept until it expires. */
export function openApi(settings: Settings, context: AccountContext): Api {
  const { projectId, keyId, keySecret, baseUrl, timeoutMs } = settings;
  const authBaseUrl = baseUrl === documentedBaseUrl ? 'https://auth.sinch.com' : baseUrl;
  const basic = `Basic ${btoa(`${keyId}:${keySecret.reveal()}`)}`;
  context.addSecret?.(basic.slice('Basic '.length));
  const client = { timeoutMs, context, errors };
  const requestToken = createHttpClient({
    ...client,
    baseUrl: authBaseUrl,
    authorize: () => ({ authorization: basic }),
  });
  // The token is among the headers of each call, because requesting it takes time.
  const request = createHttpClient({ ...client, baseUrl, authorize: () => ({}) });
  let token: Token | undefined;

  async function validToken(signal: AbortSignal | undefined): Promise<Token> {
    if (token !== undefined && context.now() < token.usableUntil) return token;
    const form = { grant_type: 'client_credentials' };
    const response = await requestToken({ method: 'POST', path: '/oauth2/token', form, schema: tokenResponse, signal });
    context.addSecret?.(response.access_token);
    const lifetimeMs = (response.expires_in ?? defaultLifetime) * 1_000;
    token = { authorization: `Bearer ${response.access_token}`, usableUntil: context.now() + lifetimeMs - marginMs };
    return token;
  }

  async function send<Body>(path: string, { signal, ...call }: Call<Body>): Promise<Body> {
    const { authorization } = await validToken(signal);
    const fullPath = `/v1/projects/${encodeURIComponent(projectId)}/whatsapp${path}`;
    return request({ ...call, method: 'GET', path: fullPath, headers: { authorization }, signal });
  }

  return {
    authorize: async (signal) => void (await validToken(signal)),

    async get(path, call) {
      const kept = token;
      try {
        return await send(path, call);
      } catch (error) {
        // A kept token may have been revoked.
        const isStale = isProviderError(error) && error.code === 'auth' && kept !== undefined && token === kept;
        if (!isStale) throw error;
        token = undefined;
        return send(path, call);
      }
    },
  };
}
