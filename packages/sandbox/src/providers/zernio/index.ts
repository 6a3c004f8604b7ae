import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse, platformError } from './errors.js';
import { zernioFleet } from './fleet.js';
import { generateZernioFleet } from './generate-fleet.js';
import type { ZernioCredentials, ZernioEntry, ZernioFleet, ZernioInfo, ZernioTeam } from './model.js';

const basePath = '/api';

/** Zernio's API, version 1. It publishes no rate limit. */
export const zernio: SandboxProvider<ZernioFleet, ZernioCredentials> = {
  basePath,
  defaultFleet: zernioFleet,
  wordFields: [
    'qualityRating',
    'nameStatus',
    'messagingLimitTier',
    'status',
    'quality_rating',
    'name_status',
    'messaging_limit_tier',
    'level',
    'platform_type',
    'can_send_message',
    'business_verification_status',
  ],
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, apiKey }) => [account, { apiKey }])),
  errorBody,
  generateFleet: generateZernioFleet,
  open,
};

function callOf({ method, path }: IncomingRequest): 'accounts' | 'number-info' | undefined {
  if (method !== 'GET') return undefined;
  if (path === `${basePath}/v1/accounts`) return 'accounts';
  return path === `${basePath}/v1/whatsapp/number-info` ? 'number-info' : undefined;
}

function open(fleet: ZernioFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404);
      const team = fleet.find(({ apiKey }) => request.headers.authorization === `Bearer ${apiKey}`);
      if (team === undefined) throw errorResponse(401);
      const admission = admit({ key: team.account, at: request.receivedAt, call });
      if (admission?.admitted === false) {
        throw errorResponse(
          429,
          {},
          {
            'X-RateLimit-Limit': String(admission.limit.requests),
            'X-RateLimit-Remaining': '0',
            'X-RateLimit-Reset': String(Math.ceil((request.receivedAt + admission.freeInMs) / 1000)),
          },
        );
      }
      return { status: 200, body: call === 'accounts' ? accounts(team, request.query) : info(team, request.query) };
    },
  };
}

function accounts({ entries }: ZernioTeam, query: URLSearchParams): JsonMap {
  const profileId = query.get('profileId');
  if (profileId !== null && !isObjectId(profileId)) throw errorResponse(400, { param: 'profileId' });
  const status = query.get('status');
  if (status !== null && !['connected', 'disconnected'].includes(status)) throw errorResponse(400, { param: 'status' });
  const platform = query.get('platform');
  const rows = entries
    .filter(({ isOverLimit = false }) => !isOverLimit || query.get('includeOverLimit') === 'true')
    .filter((entry) => status === null || (status === 'connected') === isConnected(entry))
    .map(({ account }) => account)
    .filter((account) => platform === null || account.platform === platform)
    .filter((account) => profileId === null || profileOf(account) === profileId);
  const paging = pagingOf(query);
  if (paging === undefined) return { accounts: rows, hasAnalyticsAccess: false };
  const { page, limit } = paging;
  const pagination = { page, limit, total: rows.length, pages: Math.ceil(rows.length / limit) };
  return { accounts: rows.slice((page - 1) * limit, page * limit), hasAnalyticsAccess: false, pagination };
}

function isConnected({ account, info }: ZernioEntry): boolean {
  return account.isActive && account.needsReconnection !== true && info !== 'disconnected';
}

function profileOf({ profileId }: ZernioEntry['account']): string {
  return typeof profileId === 'string' ? profileId : profileId._id;
}

/** `page` and `limit` are accepted together only. The maximum of `limit` is not documented. */
function pagingOf(query: URLSearchParams): { page: number; limit: number } | undefined {
  const [page, limit] = [query.get('page'), query.get('limit')];
  if (page === null && limit === null) return undefined;
  if (!/^[1-9]\d*$/.test(page ?? '')) throw errorResponse(400, { param: 'page' });
  if (!/^[1-9]\d*$/.test(limit ?? '') || Number(limit) > 100) throw errorResponse(400, { param: 'limit' });
  return { page: Number(page), limit: Number(limit) };
}

function info({ entries }: ZernioTeam, query: URLSearchParams): ZernioInfo {
  const accountId = query.get('accountId');
  if (accountId === null || !isObjectId(accountId)) throw errorResponse(400, { param: 'accountId' });
  const entry = entries.find(({ account }) => account._id === accountId);
  if (entry?.info === undefined) throw errorResponse(404);
  if (entry.info === 'disconnected') throw platformError(100, 33, 'Unsupported get request.');
  return entry.info;
}

function isObjectId(text: string): boolean {
  return /^[0-9a-f]{24}$/.test(text);
}
