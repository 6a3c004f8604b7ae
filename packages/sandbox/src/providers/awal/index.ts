import type { IncomingRequest } from '../../exchange.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticate } from './authenticate.js';
import { errorBody, errorResponse } from './errors.js';
import { awalFleet } from './fleet.js';
import { generateAwalFleet } from './generate-fleet.js';
import type { AwalCredentials, AwalFleet } from './model.js';

const basePath = '/api/developer';

/** Awal Chat, developer API v1. */
export const awal: SandboxProvider<AwalFleet, AwalCredentials> = {
  basePath,
  defaultFleet: awalFleet,
  // The limit of the other retrieval endpoints. The documentation omits this one.
  rateLimits: [{ requests: 200, perMs: 60_000 }],
  wordFields: ['quality_rating', 'status'],
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, numbers: _, ...settings }) => [account, settings])),
  errorBody,
  generateFleet: generateAwalFleet,
  open,
};

function callOf({ method, path }: IncomingRequest): string | undefined {
  return method === 'GET' && path === `${basePath}/waba-numbers` ? 'waba-numbers' : undefined;
}

function open(fleet: AwalFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);

  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404, 'not_found', 'This endpoint does not exist.');
      const workspace = authenticate(fleet, request, basePath);
      const headers: Record<string, string> = {};
      const admission = admit({ key: workspace.clientId, at: request.receivedAt, call });
      if (admission !== undefined) {
        const { admitted, limit, remaining, freeInMs } = admission;
        headers['X-RateLimit-Limit'] = String(limit.requests);
        headers['X-RateLimit-Remaining'] = String(remaining);
        headers['X-RateLimit-Reset'] = String(Math.ceil((request.receivedAt + freeInMs) / 1000));
        if (!admitted) {
          headers['Retry-After'] = String(Math.ceil(freeInMs / 1000));
          throw errorResponse(429, 'Rate limit exceeded', 'Too many requests.', { headers });
        }
      }
      if (workspace.numbers.length === 0)
        throw errorResponse(404, 'resource_not_found', 'No connected numbers.', { headers });
      return { status: 200, headers, body: { status: true, data: workspace.numbers } };
    },
  };
}
