import type { IncomingRequest } from '../../exchange.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { birdFleet } from './fleet.js';
import { generateBirdFleet } from './generate-fleet.js';
import type { BirdCredentials, BirdFleet, BirdNumber, BirdWorkspace } from './model.js';
import { oneOf, page } from './page.js';

/** Bird's platform API in the region `eu1`. It publishes no rate limit. */
export const bird: SandboxProvider<BirdFleet, BirdCredentials> = {
  basePath: '',
  defaultFleet: birdFleet,
  wordFields: [
    'status',
    'quality_rating',
    'messaging_limit',
    'throughput_level',
    'account_review_status',
    'business_verification_status',
  ],
  pageParameter: 'starting_after',
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, apiKey }) => [account, { apiKey }])),
  errorBody,
  generateFleet: generateBirdFleet,
  open,
};

function callOf({ method, path }: IncomingRequest): 'numbers' | 'business-accounts' | undefined {
  if (method !== 'GET') return undefined;
  if (path === '/v1/whatsapp/numbers') return 'numbers';
  return path === '/v1/whatsapp/business-accounts' ? 'business-accounts' : undefined;
}

function open(fleet: BirdFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404, 'There is no such call.');
      const workspace = authenticate(fleet, request);
      const admission = admit({ key: workspace.account, at: request.receivedAt, call });
      if (admission?.admitted === false) {
        const headers = { 'Retry-After': String(Math.ceil(admission.freeInMs / 1000)) };
        throw errorResponse(429, 'Too many requests.', { headers });
      }
      const rows = call === 'numbers' ? numbers(workspace, request.query) : workspace.wabas;
      return { status: 200, body: page(rows, request.query) };
    },
  };
}

function authenticate(fleet: BirdFleet, { headers }: IncomingRequest): BirdWorkspace {
  if (!headers['user-agent']) throw errorResponse(403, 'A User-Agent is required.');
  const key = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const region = /^bk_([a-z]{2}\d+)_/.exec(key)?.[1];
  if (region !== undefined && region !== 'eu1') throw errorResponse(421, `This key belongs to the region ${region}.`);
  const workspace = fleet.find(({ apiKey }) => apiKey === key);
  if (workspace === undefined) throw errorResponse(401, 'The API key is not valid.');
  if (!(workspace.permissions ?? ['whatsapp']).includes('whatsapp')) {
    throw errorResponse(403, 'The API key has no access to whatsapp.');
  }
  return workspace;
}

/** A word that Bird does not recognize matches nothing. */
function numbers({ numbers: all }: BirdWorkspace, query: URLSearchParams): readonly BirdNumber[] {
  const scope = oneOf(query, 'scope', ['system', 'workspace']);
  const waba = query.get('waba');
  const statuses = query.getAll('status');
  const phone = query.get('phone_number')?.replace(/[\s()-]/g, '');
  return all.filter(
    (row) =>
      (scope === null || row.scope === scope) &&
      (waba === null || row.waba === waba) &&
      (statuses.length === 0 || statuses.includes(row.status)) &&
      (phone === undefined || row.phone_number === phone),
  );
}
