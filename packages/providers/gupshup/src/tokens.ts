import { type AccountContext, createHttpClient, pathSegment } from '@wabascope/provider-kit';
import { errorsFor } from './errors.js';
import type { Settings } from './settings.js';
import { loginResponse, tokenResponse } from './wire.js';

/** A token of the partner is valid for 24 hours. */
const loginLastsMs = 23 * 3_600_000;

/** The tokens of one account, kept in memory. */
export interface Tokens {
  ofPartner(signal: AbortSignal | undefined): Promise<string>;
  ofApp(appId: string, signal: AbortSignal | undefined): Promise<string>;
  /** Whether the settings have a token of the app, or allow to create one. */
  hasApp(appId: string): boolean;
  /** After Gupshup rejected one of them. */
  forget(): void;
}

export function openTokens(settings: Settings, context: AccountContext): Tokens {
  const { email, clientSecret, appTokens, createAppTokens, baseUrl, timeoutMs } = settings;
  const connection = { baseUrl, timeoutMs, context, authorize: () => ({}) };
  const callAsUser = createHttpClient({ ...connection, errors: errorsFor('user') });
  const given = new Map(appTokens?.reveal().split(',').map(pairOf));
  for (const token of given.values()) context.addSecret?.(token);
  const created = new Map<string, string>();
  let login: { readonly token: string; readonly until: number } | undefined;

  async function ofPartner(signal: AbortSignal | undefined): Promise<string> {
    if (login !== undefined && context.now() < login.until) return login.token;
    const form = { email, password: clientSecret.reveal() };
    const request = { method: 'POST', path: '/partner/account/login', form, scope: 'login', signal } as const;
    const { token } = await callAsUser({ ...request, schema: loginResponse });
    context.addSecret?.(token);
    login = { token, until: context.now() + loginLastsMs };
    return token;
  }

  async function ofApp(appId: string, signal: AbortSignal | undefined): Promise<string> {
    const known = given.get(appId) ?? created.get(appId);
    if (known !== undefined) return known;
    const path = `/partner/app/${pathSegment(appId)}/token`;
    const headers = { authorization: await ofPartner(signal) };
    const { token } = await callAsUser({ method: 'GET', path, headers, schema: tokenResponse, signal });
    context.addSecret?.(token);
    created.set(appId, token);
    return token;
  }

  return {
    ofPartner,
    ofApp,
    hasApp: (appId) => createAppTokens || given.has(appId),
    forget() {
      login = undefined;
      created.clear();
    },
  };
}

function pairOf(text: string): [string, string] {
  const [appId = '', token = ''] = text.trim().split('=');
  return [appId, token];
}
