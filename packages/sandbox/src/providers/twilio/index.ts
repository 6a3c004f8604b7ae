import type { IncomingRequest } from '../../exchange.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticate } from './authenticate.js';
import { errorBody, errorResponse, requestId } from './errors.js';
import { twilioFleet } from './fleet.js';
import { generateTwilioFleet } from './generate-fleet.js';
import type { TwilioCredentials, TwilioFleet } from './model.js';
import { page } from './paging.js';

const listPath = '/v2/Channels/Senders';

/** Twilio's Senders API. It limits concurrent requests, and documents no number. */
export const twilio: SandboxProvider<TwilioFleet, TwilioCredentials> = {
  basePath: '',
  defaultFleet: twilioFleet,
  wordFields: ['status', 'quality_rating', 'messaging_limit', 'pending_display_name_status'],
  pageParameter: 'PageToken',
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.map(({ account, accountSid, authToken, key }) => [
        account,
        key === undefined ? { accountSid, authToken } : { accountSid, apiKeySid: key.sid, apiKeySecret: key.secret },
      ]),
    ),
  errorBody,
  generateFleet: generateTwilioFleet,
  open,
};

/** Paths are case-sensitive. */
function callOf({ path }: IncomingRequest): 'Senders' | 'Sender' | undefined {
  if (path === listPath) return 'Senders';
  return /^\/v2\/Channels\/Senders\/XE[\da-fA-F]{32}$/.test(path) ? 'Sender' : undefined;
}

function open(fleet: TwilioFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);

  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw errorResponse(404, '20404', `The requested resource ${request.path} was not found`);
      if (request.method !== 'GET') throw errorResponse(405, '20004');
      const { accountSid, senders } = authenticate(fleet, request);
      // Twilio sends no Retry-After.
      if (admit({ key: accountSid, at: request.receivedAt, call })?.admitted === false)
        throw errorResponse(429, '20429');
      const rows = senders.map((sender) => ({
        ...sender,
        url: `http://${request.headers.host}${listPath}/${sender.sid}`,
      }));
      if (call === 'Senders') {
        const ofChannel = rows.filter(({ sender_id: id }) => id.startsWith(`${request.query.get('Channel')}:`));
        return { status: 200, headers: requestId(), body: page(ofChannel, request) };
      }
      const sender = rows.find(({ sid }) => request.path.endsWith(`/${sid}`));
      if (sender === undefined) throw errorResponse(404, '20404');
      return { status: 200, headers: requestId(), body: sender };
    },
  };
}
