import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type Admit, type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { pageOf } from './channels.js';
import { errorBody, errorResponse, graphError } from './errors.js';
import { dialogFleet } from './fleet.js';
import { generateDialogFleet } from './generate-fleet.js';
import type { DialogCredentials, DialogFleet } from './model.js';

/** Of the API for partners. The API for one number, which has another host, has the same path here. */
const basePath = '/api/v2';

/** 360dialog: the channels of partners, and numbers, each with its API key. */
export const dialog: SandboxProvider<DialogFleet, DialogCredentials> = {
  basePath,
  defaultFleet: dialogFleet,
  // Documented for one call of partners. A public client keeps to it for all of them.
  rateLimits: [{ requests: 5, perMs: 30_000, scope: 'channels' }],
  wordFields: [
    'status',
    'hub_status',
    'availability_status',
    'account_mode',
    'current_limit',
    'current_quality_rating',
    'new_name_status',
    'fb_account_status',
    'quality_rating',
    'name_status',
    'code_verification_status',
    'whatsapp_business_manager_messaging_limit',
    'level',
    'platform_type',
    'can_send_message',
  ],
  pageParameter: 'offset',
  accounts: ({ partners, numbers }) =>
    Object.fromEntries([
      ...partners.map(({ account, apiKey, partnerId }) => [account, { apiKey, partnerId }]),
      ...numbers.map(({ account, apiKey }) => [account, { apiKey }]),
    ]),
  errorBody,
  generateFleet: generateDialogFleet,
  open,
};

function callOf({ method, path }: IncomingRequest): 'channels' | 'health_status' | undefined {
  if (method !== 'GET') return undefined;
  if (/^\/api\/v2\/partners\/[^/]+\/channels$/.test(path)) return 'channels';
  return path === `${basePath}/health_status` ? 'health_status' : undefined;
}

function open(fleet: DialogFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404);
      return { status: 200, body: call === 'channels' ? channels(fleet, request, admit) : health(fleet, request) };
    },
  };
}

/** A wrong key is HTTP 401, the key of another partner HTTP 403. */
function channels({ partners }: DialogFleet, request: IncomingRequest, admit: Admit): JsonMap {
  const { headers, path, query, receivedAt } = request;
  const partner = partners.find(({ apiKey }) => headers['x-api-key'] === apiKey);
  if (!partner) throw errorResponse(401);
  if (!path.endsWith(`/${partner.partnerId}/channels`)) throw errorResponse(403);
  const admission = admit({ key: partner.partnerId, at: receivedAt, call: 'channels' });
  if (admission?.admitted === false) throw errorResponse(429);
  return pageOf(partner.channels, query);
}

/** `health_status` is always in the response. Fields that do not exist are an error of Meta. */
function health({ numbers }: DialogFleet, { headers, query }: IncomingRequest): JsonMap {
  const number = numbers.find(({ apiKey }) => headers['d360-api-key'] === apiKey);
  if (!number) throw errorResponse(401);
  const { fields, rejectedWith } = number;
  if (rejectedWith) throw errorResponse(rejectedWith.status, rejectedWith.message);
  const names = (query.get('fields') ?? '').split(',').filter((name) => name !== '' && name !== 'health_status');
  const unknown = names.find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) {
    throw graphError(
      100,
      `(#100) Tried accessing nonexisting field (${unknown}) on node type (WhatsAppBusinessPhoneNumber)`,
    );
  }
  return { health_status: number.health, ...Object.fromEntries(names.map((name) => [name, fields[name]])) };
}
