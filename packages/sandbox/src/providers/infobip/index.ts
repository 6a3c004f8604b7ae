import type { IncomingRequest } from '../../exchange.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { businessInfo, numbers, quality, templates } from './calls.js';
import { errorBody, errorResponse } from './errors.js';
import { infobipFleet } from './fleet.js';
import { generateInfobipFleet } from './generate-fleet.js';
import type { InfobipCredentials, InfobipFleet } from './model.js';

/** Infobip, WhatsApp and Numbers APIs, version 1. */
export const infobip: SandboxProvider<InfobipFleet, InfobipCredentials> = {
  basePath: '',
  defaultFleet: infobipFleet,
  // By the API reference. The numbers list has a token bucket: one a second, two at once.
  rateLimits: [
    { requests: 10, perMs: 1_000, scope: 'quality' },
    { requests: 10, perMs: 1_000, scope: 'business-info' },
    { requests: 15, perMs: 1_000, scope: 'templates' },
    { requests: 2, perMs: 1_000, scope: 'numbers' },
  ],
  wordFields: ['qualityRating', 'status', 'currentLimit'],
  pageParameter: 'page',
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.map(({ account, apiKey, configured }) => [
        account,
        configured === undefined ? { apiKey, discoverNumbers: true } : { apiKey, senders: configured },
      ]),
    ),
  errorBody,
  generateFleet: generateInfobipFleet,
  open,
};

const businessInfoPath = /^\/whatsapp\/1\/senders\/([^/]+)\/business-info$/;
const calls: Readonly<Record<string, 'quality' | 'templates' | 'numbers'>> = {
  '/whatsapp/1/senders/quality': 'quality',
  '/whatsapp/1/templates': 'templates',
  '/numbers/1/numbers': 'numbers',
};

function callOf({ method, path }: IncomingRequest) {
  if (method !== 'GET') return undefined;
  return calls[path] ?? (businessInfoPath.test(path) ? 'business-info' : undefined);
}

function open(fleet: InfobipFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);

  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      const format = call === 'business-info' || call === 'templates' ? 'ApiError' : 'ApiException';
      if (call === undefined) throw errorResponse(404, format);
      const account = fleet.find(({ apiKey }) => request.headers.authorization === `App ${apiKey}`);
      if (account === undefined) throw errorResponse(401, format);
      const scope = call === 'numbers' ? 'numbers:manage' : 'whatsapp:manage';
      if (!account.scopes.includes(scope)) throw errorResponse(403, format);
      const admission = admit({ key: account.account, at: request.receivedAt, call });
      if (admission?.admitted === false) throw errorResponse(429, format);
      const { query } = request;
      if (call === 'quality') return { status: 200, body: quality(account, query) };
      if (call === 'templates') return { status: 200, body: templates(account, query) };
      if (call === 'numbers') return { status: 200, body: numbers(account, query) };
      const [, sender = ''] = businessInfoPath.exec(request.path) ?? [];
      return { status: 200, body: businessInfo(account, sender) };
    },
  };
}
