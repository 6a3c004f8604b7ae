import type { IncomingRequest } from '../../exchange.js';
import type { Json } from '../../json.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { antgstFleet } from './fleet.js';
import { generateAntgstFleet } from './generate-fleet.js';
import type { AntgstCredentials, AntgstFleet, AntgstTenant } from './model.js';
import { page } from './paging.js';

const basePath = '/v1/whatsapp';

/** ANTGST's WhatsApp API. It documents no rate limit. */
export const antgst: SandboxProvider<AntgstFleet, AntgstCredentials> = {
  basePath,
  defaultFleet: antgstFleet,
  wordFields: [
    'status',
    'qualityRating',
    'codeVerificationStatus',
    'throughput',
    'messagingLimitTier',
    'businessVerificationStatus',
    'accountReviewStatus',
    'whatsappBusinessManagerMessagingLimit',
  ],
  pageParameter: 'pageNo',
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, accessToken }) => [account, { accessToken }])),
  errorBody,
  generateFleet: generateAntgstFleet,
  open,
};

function callOf({ method, path }: IncomingRequest): 'businessPhoneNumber' | 'businessAccounts' | undefined {
  if (method !== 'GET') return undefined;
  if (path === `${basePath}/businessPhoneNumber`) return 'businessPhoneNumber';
  return path === `${basePath}/businessAccounts` ? 'businessAccounts' : undefined;
}

function open(fleet: AntgstFleet): FakeServer {
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (!call) throw errorResponse(404);
      const tenant = fleet.find(({ accessToken }) => request.headers.authorization === `Bearer ${accessToken}`);
      if (!tenant) throw errorResponse(401);
      const rows = call === 'businessPhoneNumber' ? numbers(tenant, request.query) : wabas(tenant, request.query);
      return { status: 200, body: page(rows, request.query) };
    },
  };
}

function numbers(tenant: AntgstTenant, query: URLSearchParams): Json[] {
  const wabaId = query.get('wabaId');
  const rating = word(query, 'qualityRating', ['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);
  return tenant.numbers.filter(
    (row) => (wabaId === null || row.wabaId === wabaId) && (rating === null || row.qualityRating === rating),
  );
}

function wabas(tenant: AntgstTenant, query: URLSearchParams): Json[] {
  const review = word(query, 'accountReviewStatus', ['PENDING', 'APPROVED', 'REJECTED']);
  return tenant.wabas
    .filter((waba) => review === null || waba.accountReviewStatus === review)
    .map((waba) => ({
      ...waba,
      businessPhoneNumbers: tenant.numbers.filter(({ wabaId }) => wabaId === waba.wabaId),
    }));
}

function word(query: URLSearchParams, name: string, words: readonly string[]): string | null {
  const value = query.get(name);
  if (value !== null && !words.includes(value))
    throw errorResponse(400, `: ${name} must be one of ${words.join(', ')}`);
  return value;
}
