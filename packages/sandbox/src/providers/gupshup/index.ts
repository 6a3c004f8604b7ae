import type { FakeResponse, IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { gupshupFleet } from './fleet.js';
import { generateGupshupFleet } from './generate-fleet.js';
import type { GupshupApp, GupshupCredentials, GupshupFleet, GupshupPartner } from './model.js';
import { issuedTokens, type Tokens } from './tokens.js';

/** Gupshup's Partner API. */
export const gupshup: SandboxProvider<GupshupFleet, GupshupCredentials> = {
  basePath: '',
  defaultFleet: gupshupFleet,
  // The calls about an app are counted for each app.
  rateLimits: [
    { requests: 10, perMs: 60_000, scope: 'login' },
    { requests: 10, perMs: 1_000, scope: 'partnerApps' },
    { requests: 10, perMs: 60_000, scope: 'token' },
    { requests: 10, perMs: 60_000, scope: 'waba/info' },
    { requests: 10, perMs: 1_000, scope: 'profile/displayName' },
  ],
  wordFields: [
    ...['accountStatus', 'canSendMessage', 'dockerStatus', 'messagingLimit', 'ownershipType', 'phoneQuality'],
    ...['throughput', 'verifiedNameStatus', 'requestedNameStatus'],
  ],
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.flatMap(({ email, clientSecret, accounts }) =>
        Object.entries(accounts).map(([name, settings]) => [name, { email, clientSecret, ...settings }]),
      ),
    ),
  errorBody,
  generateFleet: generateGupshupFleet,
  open,
};

type Call = 'login' | 'partnerApps' | 'token' | 'waba/info' | 'profile/displayName';

interface Target {
  readonly call: Call;
  /** Empty for a call that is not about an app. */
  readonly appId: string;
}

function targetOf({ method, path }: IncomingRequest): Target | undefined {
  if (method === 'POST') return path === '/partner/account/login' ? { call: 'login', appId: '' } : undefined;
  if (path === '/partner/account/api/partnerApps') return { call: 'partnerApps', appId: '' };
  const [, appId = '', call] = /^\/partner\/app\/([^/]+)\/(token|waba\/info|profile\/displayName)$/.exec(path) ?? [];
  return call === undefined ? undefined : { call: call as Call, appId };
}

function open(fleet: GupshupFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);
  const tokens = issuedTokens(fleet);

  function respond(request: IncomingRequest): FakeResponse {
    const target = targetOf(request);
    if (!target) throw errorResponse(404);
    const { call, appId } = target;
    const counted = (key: string) => {
      if (admit({ key, at: request.receivedAt, call })?.admitted === false) throw errorResponse(429);
    };
    if (call === 'login') {
      const partner = partnerOf(fleet, request);
      counted(partner.email);
      return { status: 200, body: tokens.login(partner, request.receivedAt) };
    }
    if (call === 'partnerApps' || call === 'token') {
      const partner = tokens.partnerOf(request.headers.authorization, request.receivedAt);
      if (!partner) throw errorResponse(401);
      counted(appId || partner.email);
      if (call === 'partnerApps') return success({ partnerAppsList: partner.apps.map(({ row }) => row) });
      const app = partner.apps.find(({ row }) => row.id === appId);
      if (!app) throw errorResponse(403);
      return success({ token: tokens.ofApp(app, request.receivedAt) });
    }
    const app = appOf(tokens, target, request);
    counted(appId);
    if (!app.row.live || !app.info) throw errorResponse(400);
    return success(call === 'waba/info' ? { wabaInfo: app.info } : { displayNameInfo: app.names ?? noNames });
  }

  return { callOf: (request) => targetOf(request)?.call, respond };
}

const noNames = { verifiedName: '', verifiedNameStatus: '', requestedName: '', requestedNameStatus: '' };

function success(body: JsonMap): FakeResponse {
  return { status: 200, body: { status: 'success', ...body } };
}

/** The login is a form. Its `password` is the client secret. */
function partnerOf(fleet: GupshupFleet, { headers, body }: IncomingRequest): GupshupPartner {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const form = new URLSearchParams(isForm ? body : '');
  const partner = fleet.find(({ email }) => email === form.get('email'));
  if (!partner || partner.clientSecret !== form.get('password')) throw errorResponse(401);
  return partner;
}

/** `waba/info` has the token in `token`, the name of the app in `Authorization`, without `Bearer`. */
function appOf(tokens: Tokens, { call, appId }: Target, { headers }: IncomingRequest): GupshupApp {
  const app = tokens.appOf(call === 'waba/info' ? headers.token : headers.authorization);
  if (!app) throw errorResponse(401);
  if (app.row.id !== appId) throw errorResponse(403);
  return app;
}
