import type { FakeResponse, IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type Admission, type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { kapsoFleet } from './fleet.js';
import { generateKapsoFleet } from './generate-fleet.js';
import { graphResponse } from './graph.js';
import { healthResponse } from './health.js';
import type { KapsoCredentials, KapsoFleet, KapsoNumber, KapsoProject } from './model.js';

/** Kapso's Platform API v1, and its proxy of the Graph API v24.0. */
export const kapso: SandboxProvider<KapsoFleet, KapsoCredentials> = {
  basePath: '',
  defaultFleet: kapsoFleet,
  // The free plan, and two limits on health checks.
  rateLimits: [
    { requests: 100, perMs: 60_000 },
    { requests: 5, perMs: 1_000, scope: 'health' },
    { requests: 60, perMs: 60_000, scope: 'health' },
  ],
  wordFields: [
    ...['status', 'quality_rating', 'whatsapp_business_manager_messaging_limit', 'name_status'],
    ...['code_verification_status', 'account_review_status', 'business_verification_status', 'ownership_type'],
    ...['can_send_message', 'overall_status'],
  ],
  pageParameter: 'page',
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.flatMap(({ apiKey, accounts }) =>
        Object.entries(accounts).map(([name, settings]) => [name, { apiKey, ...settings }]),
      ),
    ),
  errorBody,
  generateFleet: generateKapsoFleet,
  open,
};

interface Target {
  readonly call: 'phone_numbers' | 'health' | 'proxy';
  /** Of the number or the WABA. */
  readonly id: string;
  readonly edge?: string | undefined;
}

function targetOf({ method, path }: IncomingRequest): Target | undefined {
  if (method !== 'GET') return undefined;
  if (path === '/platform/v1/whatsapp/phone_numbers') return { call: 'phone_numbers', id: '' };
  const [, number] = /^\/platform\/v1\/whatsapp\/phone_numbers\/([^/]+)\/health$/.exec(path) ?? [];
  if (number) return { call: 'health', id: number };
  const [, waba, edge] = /^\/meta\/whatsapp\/v24\.0\/([^/]+)(?:\/(phone_numbers))?$/.exec(path) ?? [];
  return waba ? { call: 'proxy', id: waba, edge } : undefined;
}

function open(fleet: KapsoFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);

  function respond(request: IncomingRequest): FakeResponse {
    const target = targetOf(request);
    if (!target) throw errorResponse(404, 'There is no such route');
    const project = fleet.find(({ apiKey }) => apiKey === keyOf(request, target));
    if (!project) throw errorResponse(401, 'Send the API key of a project in X-API-Key');
    const { call, id } = target;
    const admission = admit({ key: project.apiKey, at: request.receivedAt, call });
    const headers = admission ? limitHeaders(admission) : {};
    if (admission?.admitted === false) {
      const wait = String(admission.limit.scope ? Math.ceil(admission.freeInMs / 1000) : 60);
      throw errorResponse(429, `Please retry after ${wait} seconds`, { ...headers, 'Retry-After': wait });
    }
    if (call === 'phone_numbers') return { status: 200, headers, body: numbersPage(project, request.query) };
    if (call === 'proxy') return { status: 200, headers, body: graphResponse(project, target, request.query) };
    const row = project.numbers.find(({ phone_number_id }) => phone_number_id === id);
    if (!row) throw errorResponse(404, 'Phone number not found');
    return { status: 200, headers, body: healthResponse(row, project.health[id], request.receivedAt) };
  }

  return { callOf: (request) => targetOf(request)?.call, respond };
}

/** Only the proxy also accepts the key as a bearer token. */
function keyOf({ headers }: IncomingRequest, { call }: Target): string | undefined {
  const bearer = call === 'proxy' ? headers.authorization?.replace(/^Bearer /, '') : undefined;
  return headers['x-api-key'] ?? bearer;
}

function limitHeaders({ limit, remaining }: Admission): Record<string, string> {
  const window = limit.perMs === 1_000 ? 'Second' : 'Minute';
  const prefix = limit.scope === 'health' ? `X-Health-RateLimit-${window}` : 'X-RateLimit';
  return { [`${prefix}-Limit`]: String(limit.requests), [`${prefix}-Remaining`]: String(remaining) };
}

/** `page` counts from 1. `per_page` is from 1 to 100, 20 by default. */
function numbersPage({ numbers }: KapsoProject, query: URLSearchParams): JsonMap {
  const page = countIn(query, 'page', 1, Number.MAX_SAFE_INTEGER);
  const per_page = countIn(query, 'per_page', 20, 100);
  const filters = ['phone_number_id', 'business_account_id', 'customer_id'] as const;
  const isWanted = (row: KapsoNumber) => filters.every((name) => !query.has(name) || query.get(name) === row[name]);
  const rows = numbers.filter(isWanted);
  const meta = { page, per_page, total_pages: Math.ceil(rows.length / per_page), total_count: rows.length };
  return { data: rows.slice((page - 1) * per_page, page * per_page), meta };
}

function countIn(query: URLSearchParams, name: string, otherwise: number, max: number): number {
  const text = query.get(name) ?? String(otherwise);
  const count = Number(text);
  if (!/^\d+$/.test(text) || count < 1 || count > max) throw errorResponse(400, `${name} is not valid`);
  return count;
}
