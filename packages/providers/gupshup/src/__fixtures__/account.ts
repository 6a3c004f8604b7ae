import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import { type ReceivedRequest, type RecordedResponse, startServer, type TestServer } from '@wabascope/provider-testing';
import { onTestFinished } from 'vitest';
import plugin from '../index.js';

export const clientSecret = 'gupshup-secret-for-tests';
export const appId = '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a51';

/** The documented responses, by the end of the path; `changes` replaces some. */
export function serve(changes: Readonly<Record<string, RecordedResponse>> = {}): Promise<TestServer> {
  const success = (body: object): RecordedResponse => ({ status: 200, body: { status: 'success', ...body } });
  const responses: Readonly<Record<string, RecordedResponse>> = {
    login: { status: 200, body: { token: 'partner-token', id: 1, admin: true } },
    partnerApps: success({ partnerAppsList: [app()] }),
    token: success({ token: { token: 'app-token', expiresOn: 0, active: true } }),
    info: success({ wabaInfo: info() }),
    displayName: success({ displayNameInfo: {} }),
    ...changes,
  };
  const respond = ({ path }: ReceivedRequest) => responses[path.split('/').at(-1) ?? ''] ?? { status: 404, body: {} };
  return startServer(respond, onTestFinished);
}

export function app(changes: object = {}): object {
  return { id: appId, name: 'LuckyShrub', phone: '16315551111', live: true, ...changes };
}

export function info(changes: object = {}): object {
  return { wabaId: '102290129340398', phone: '16315551111', dockerStatus: 'CONNECTED', ...changes };
}

/** An account of the plugin, opened as a host does. Tokens may be created. */
export function open(
  settings: Readonly<Record<string, unknown>>,
  context: Partial<ProviderContext> = {},
): Promise<Provider> {
  const user = { email: 'partner@example.com', clientSecret, createAppTokens: true };
  return openProvider(plugin, { ...user, ...settings }, context);
}
