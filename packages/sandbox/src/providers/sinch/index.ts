import type { IncomingRequest } from '../../exchange.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { sinchFleet } from './fleet.js';
import { generateSinchFleet } from './generate-fleet.js';
import type { SinchCredentials, SinchFleet } from './model.js';
import { page } from './page.js';
import { accessTokens } from './tokens.js';

/** Sinch, Provisioning API, version 1, with its token endpoint. It documents no rate limit. */
export const sinch: SandboxProvider<SinchFleet, SinchCredentials> = {
  basePath: '',
  defaultFleet: sinchFleet,
  wordFields: ['state', 'qualityRating', 'dailyLimit', 'businessDailyLimit', 'wabaBanState', 'status'],
  pageParameter: 'pageToken',
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.map(({ account, projectId, keyId, keySecret }) => [account, { projectId, keyId, keySecret }]),
    ),
  errorBody,
  generateFleet: generateSinchFleet,
  open,
};

const path = /^\/v1\/projects\/([^/]+)\/whatsapp(\/senders)?$/;

function callOf(request: IncomingRequest): 'token' | 'account' | 'senders' | undefined {
  if (request.method === 'POST') return request.path === '/oauth2/token' ? 'token' : undefined;
  const [matched, , senders] = (request.method === 'GET' && path.exec(request.path)) || [];
  if (matched === undefined) return undefined;
  return senders === undefined ? 'account' : 'senders';
}

function open(fleet: SinchFleet): FakeServer {
  const tokens = accessTokens(fleet);

  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404, 'not_found');
      if (call === 'token') return tokens.issue(request);
      const [, projectId = ''] = path.exec(request.path) ?? [];
      const project = tokens.projectOf(request, projectId);
      if (call === 'senders') return { status: 200, body: page(project, request.query) };
      if (project.whatsAppAccount === undefined) throw errorResponse(404, 'account_not_found');
      return { status: 200, body: project.whatsAppAccount };
    },
  };
}
