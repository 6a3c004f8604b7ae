import type { FakeResponse, IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import type { SandboxRateLimit } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticate, type MetaCaller } from './authenticate.js';
import { debugToken } from './debug-token.js';
import { errorBody, errorResponse, forbidden, nonexisting, unsupported } from './errors.js';
import { type NodeType, requestedFields } from './fields.js';
import { generateMetaFleet } from './fleet/generate-fleet.js';
import { metaFleet } from './fleet/index.js';
import type { MetaApp, MetaBusiness, MetaCredentials, MetaFleet, MetaToken, MetaWabaNode } from './model.js';
import { page } from './paging.js';
import { usageMeter } from './usage.js';
import { rejectFields, rejectLargePages } from './waba-errors.js';

/** Meta's Graph API: the part about WABAs and numbers. */
export const meta: SandboxProvider<MetaFleet, MetaCredentials> = {
  // The version is part of each path.
  basePath: '',
  defaultFleet: metaFleet,
  // For each app and WABA.
  rateLimits: [{ requests: 5_000, perMs: 3_600_000 }],
  wordFields: [
    ...['status', 'quality_rating', 'code_verification_status', 'name_status', 'new_name_status', 'level'],
    ...['whatsapp_business_manager_messaging_limit', 'messaging_limit_tier', 'platform_type', 'account_mode'],
    ...['account_review_status', 'business_verification_status', 'ownership_type', 'can_send_message'],
  ],
  pageParameter: 'after',
  accounts: ({ tokens }) =>
    Object.fromEntries(tokens.map(({ account, accessToken, settings }) => [account, { accessToken, ...settings }])),
  errorBody,
  generateFleet: generateMetaFleet,
  open,
};

const edges = [
  'phone_numbers',
  'subscribed_apps',
  'owned_whatsapp_business_accounts',
  'client_whatsapp_business_accounts',
  'businesses',
];

interface Target {
  readonly call: string;
  /** Major version of the API. */
  readonly version: number;
  /** Empty for `debug_token`. */
  readonly id: string;
  readonly edge?: string;
}

function targetOf({ method, path }: IncomingRequest): Target | undefined {
  const [, version = '', id = '', edge] = /^\/v(\d+)\.\d+\/([^/]+)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  if (method !== 'GET' || id === '') return undefined;
  const target = { version: Number(version), id };
  if (edge !== undefined) return edges.includes(edge) ? { ...target, call: edge, edge } : undefined;
  return id === 'debug_token' ? { ...target, id: '', call: id } : { ...target, call: 'node' };
}

function open(fleet: MetaFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const usage = usageMeter(rateLimits);

  function respond(request: IncomingRequest): FakeResponse {
    const target = targetOf(request);
    if (!target) throw errorResponse(2500, 'Unknown path components');
    const caller = authenticate(fleet, request);
    if (target.call === 'debug_token') {
      return ofApp(debugToken(fleet, caller, request.query, request.receivedAt));
    }
    const { token } = caller;
    if (!token) throw unsupported(target.id);
    if (target.id === 'me' && target.edge === 'businesses')
      return businessesOfUser(fleet, token, target, request, caller.app);
    const business = fleet.businesses.find(({ id }) => id === target.id && id === token.businessId);
    if (business) return businessResponse(fleet, business, token, target, request, caller.app);
    const waba = fleet.wabas.find(
      ({ fields, numbers }) => fields.id === target.id || numbers.some(({ id }) => id === target.id),
    );
    if (!waba || !mayRead(fleet, token, waba.fields.id)) throw unsupported(target.id);
    const headers = usage.count({
      appId: caller.app.id,
      wabaId: waba.fields.id,
      active: waba.numbers.length > 0,
      at: request.receivedAt,
      call: target.call,
    });
    if (waba.forbidden)
      throw errorResponse(200, '(#200) You do not have the necessary permissions', { status: 403, headers });
    if (waba.nodeForbidden && target.id === waba.fields.id && target.edge === undefined) throw forbidden(headers);
    return { ...wabaResponse(fleet, waba, target, request, caller), headers };
  }

  return { callOf: (request) => targetOf(request)?.call, respond };
}

/** A token without a list of WABAs has access to all WABAs of its user's business. */
function mayRead({ businesses }: MetaFleet, { granted, businessId }: MetaToken, wabaId: string): boolean {
  if (granted.length > 0) return granted.includes(wabaId);
  return businesses.some(({ id, owned, shared }) => id === businessId && [...owned, ...shared].includes(wabaId));
}

/** The system user of a token belongs to one business. */
function businessesOfUser(
  { businesses }: MetaFleet,
  { businessId, scopes, accessToken }: MetaToken,
  { version }: Target,
  request: IncomingRequest,
  app: MetaApp,
): FakeResponse {
  if (!scopes.includes('business_management')) throw errorResponse(100, '(#100) Missing Permissions');
  const pick = requestedFields('Business', request.query, version, app);
  const rows = businesses.filter(({ id }) => id === businessId).map(({ id, name }) => pick({ id, name }));
  return ofApp(page(rows, request, accessToken));
}

function businessResponse(
  { wabas }: MetaFleet,
  { id, name, owned, shared }: MetaBusiness,
  { scopes, accessToken }: MetaToken,
  { edge, version }: Target,
  request: IncomingRequest,
  app: MetaApp,
): FakeResponse {
  if (edge === undefined) return ofApp(requestedFields('Business', request.query, version, app)({ id, name }));
  if (edge === 'phone_numbers' || edge === 'subscribed_apps' || edge === 'businesses')
    throw nonexisting(edge, 'Business', app);
  if (!scopes.includes('business_management')) {
    throw errorResponse(200, '(#200) Requires business_management permission to manage the object');
  }
  const ids = edge === 'owned_whatsapp_business_accounts' ? owned : shared;
  const pick = requestedFields('WhatsAppBusinessAccount', request.query, version, app);
  const rows = wabas.filter(({ fields }) => ids.includes(fields.id)).map(({ fields }) => pick(fields));
  return ofApp(page(rows, request, accessToken));
}

function wabaResponse(
  { apps }: MetaFleet,
  waba: MetaWabaNode,
  target: Target,
  request: IncomingRequest,
  { app, token }: MetaCaller,
): FakeResponse {
  const { id, edge, version } = target;
  const number = waba.numbers.find((each) => each.id === id);
  const type: NodeType = number ? 'WhatsAppBusinessPhoneNumber' : 'WhatsAppBusinessAccount';
  const { query } = request;
  if (edge === undefined) {
    const pick = requestedFields(type, query, version, app);
    rejectFields(waba, type, query, app);
    const data = subscribedApps(apps, waba);
    // An edge without entries is left out of a node.
    const edges = data.length === 0 ? {} : { subscribed_apps: { data } };
    return { status: 200, body: pick(number ?? { ...waba.fields, ...edges }) };
  }
  if (!number && edge === 'subscribed_apps') return { status: 200, body: { data: subscribedApps(apps, waba) } };
  if (number || edge !== 'phone_numbers') throw nonexisting(edge, type, app);
  const pick = requestedFields('WhatsAppBusinessPhoneNumber', query, version, app);
  rejectFields(waba, 'WhatsAppBusinessPhoneNumber', query, app);
  rejectLargePages(waba, query);
  return { status: 200, body: page(waba.numbers.map(pick), request, token?.accessToken ?? '') };
}

/** The edge `subscribed_apps`. */
function subscribedApps(apps: readonly MetaApp[], { subscribedApps: ids }: MetaWabaNode): JsonMap[] {
  const subscribed = apps.filter(({ id }) => ids?.includes(id) ?? true);
  return subscribed.map(({ id, name }) => ({
    whatsapp_business_api_data: { link: `https://www.facebook.com/games/?app_id=${id}`, name, id },
  }));
}

/** Calls that are not about one WABA count toward the app. */
function ofApp(body: FakeResponse['body']): FakeResponse {
  const headers = { 'X-App-Usage': JSON.stringify({ call_count: 1, total_cputime: 0, total_time: 1 }) };
  return { status: 200, headers, body };
}
