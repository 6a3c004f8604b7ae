import { randomUUID } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type Admission, type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { ycloudFleet } from './fleet.js';
import { generateYcloudFleet } from './generate-fleet.js';
import type { YcloudCredentials, YcloudFleet, YcloudTenant } from './model.js';
import { page } from './paging.js';

const basePath = '/v2';
/** The numbers of more WABAs require `filter.wabaId`. */
const maxUnfilteredWabas = 100;

/** YCloud, API version 2. */
export const ycloud: SandboxProvider<YcloudFleet, YcloudCredentials> = {
  basePath,
  defaultFleet: ycloudFleet,
  // The page "Rate limits": shared by all calls of an account.
  rateLimits: [
    { requests: 200, perMs: 1_000 },
    { requests: 10_000, perMs: 3_600_000 },
  ],
  wordFields: [
    'status',
    'qualityRating',
    'messagingLimit',
    'whatsappBusinessManagerMessagingLimit',
    'codeVerificationStatus',
    'nameStatus',
    'newNameStatus',
    'accountReviewStatus',
    'businessVerificationStatus',
    'ownershipType',
    'banState',
    'restrictionType',
  ],
  pageParameter: 'page',
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, apiKey }) => [account, { apiKey }])),
  errorBody,
  generateFleet: generateYcloudFleet,
  open,
};

type Respond = (tenant: YcloudTenant, query: URLSearchParams, ids: readonly string[]) => JsonMap;

/** Each call by its path. A phone number in a path is E.164 with `+` as `%2B`. */
const calls: readonly { readonly name: string; readonly path: RegExp; readonly respond: Respond }[] = [
  { name: 'phoneNumbers', path: /^\/whatsapp\/phoneNumbers$/, respond: numbers },
  { name: 'phoneNumber', path: /^\/whatsapp\/phoneNumbers\/([^/]+)\/([^/+]+)$/, respond: number },
  { name: 'businessAccounts', path: /^\/whatsapp\/businessAccounts$/, respond: wabas },
  { name: 'businessAccount', path: /^\/whatsapp\/businessAccounts\/([^/]+)$/, respond: waba },
];

function find({ method, path }: IncomingRequest) {
  if (method !== 'GET' || !path.startsWith(`${basePath}/`)) return undefined;
  return calls.find((call) => call.path.test(path.slice(basePath.length)));
}

function open(fleet: YcloudFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);
  return {
    callOf: (request) => find(request)?.name,
    respond: (request) => {
      const { path, query, receivedAt } = request;
      const tenant = fleet.find(({ apiKey }) => request.headers['x-api-key'] === apiKey);
      if (!tenant) throw errorResponse('UNAUTHORIZED', 'The API key is not valid.');
      const admission = admit({ key: tenant.apiKey, at: receivedAt });
      const headers = admission === undefined ? {} : limitHeaders(admission);
      if (admission?.admitted === false) {
        const retryAfter = { 'Retry-After': String(Math.ceil(admission.freeInMs / 1000)) };
        throw errorResponse('TOO_MANY_REQUESTS', 'Too many requests.', { headers: { ...headers, ...retryAfter } });
      }
      if (tenant.rejectedWith) throw errorResponse(tenant.rejectedWith, 'The account may not do this.', { headers });
      const call = find(request);
      if (!call) throw errorResponse('NOT_FOUND', 'There is no such address.', { headers });
      const [, ...ids] = call.path.exec(path.slice(basePath.length)) ?? [];
      const body = call.respond(tenant, query, ids);
      return { status: 200, headers: { ...headers, 'YCloud-Request-ID': randomUUID() }, body };
    },
  };
}

/** Draft 6 of the IETF header fields, which YCloud calls a beta. */
function limitHeaders({ limit, remaining, freeInMs }: Admission) {
  return {
    'RateLimit-Limit': String(limit.requests),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(Math.ceil(freeInMs / 1000)),
    'RateLimit-Policy': `${limit.requests};w=${limit.perMs / 1000}`,
  };
}

function numbers(tenant: YcloudTenant, query: URLSearchParams): JsonMap {
  const wabaId = query.get('filter.wabaId');
  // The code is an assumption: the specification states the rule only.
  if (wabaId === null && tenant.wabas.length > maxUnfilteredWabas) {
    throw errorResponse('PARAM_MISSING', 'filter.wabaId is required.', { target: 'filter.wabaId' });
  }
  return page(
    tenant.numbers.filter((row) => wabaId === null || row.wabaId === wabaId),
    query,
  );
}

function number({ numbers }: YcloudTenant, _: URLSearchParams, [wabaId, phoneNumber]: readonly string[]): JsonMap {
  return found(numbers.find((row) => row.wabaId === wabaId && encodeURIComponent(row.phoneNumber) === phoneNumber));
}

function wabas(tenant: YcloudTenant, query: URLSearchParams): JsonMap {
  const review = query.get('filter.accountReviewStatus');
  return page(
    tenant.wabas.filter((row) => review === null || row.accountReviewStatus === review),
    query,
  );
}

function waba({ wabas }: YcloudTenant, _: URLSearchParams, [id]: readonly string[]): JsonMap {
  return found(wabas.find((row) => row.id === id));
}

/** One row comes without an envelope. */
function found(row: JsonMap | undefined): JsonMap {
  if (row === undefined) throw errorResponse('NOT_FOUND', 'The resource does not exist.');
  return row;
}
