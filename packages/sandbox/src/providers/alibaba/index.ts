import { randomUUID } from 'node:crypto';
import type { JsonMap } from '../../json.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticator } from './authenticate.js';
import { errorBody, errorResponse, missing } from './errors.js';
import { alibabaFleet } from './fleet/index.js';
import { generateAlibabaFleet } from './generate-fleet.js';
import type { AlibabaCredentials, AlibabaCustomer, AlibabaFleet, AlibabaSpace } from './model.js';
import { parametersOf, type SignedCall } from './signed-call.js';

/** What each action adds to the envelope. */
const actions: Readonly<Record<string, (space: AlibabaSpace, call: SignedCall) => JsonMap>> = {
  QueryChatappPhoneNumbers: ({ phoneNumbers }, { parameters }) => {
    const status = parameters.get('Status');
    return { PhoneNumbers: phoneNumbers.filter((row) => status === null || row.Status === status) };
  },
  QueryChatappBindWaba: ({ waba }) => ({ Data: waba }),
  QueryWabaBusinessInfo: ({ waba, business }, { parameters }) => {
    const wabaId = parameters.get('WabaId');
    if (!wabaId) throw missing('WabaId');
    if (wabaId !== waba.Id) throw errorResponse('Unknown.ResourceOwnerId');
    return { Data: business };
  },
};

/** Chat App Message Service, API version 2020-06-06, as its RPC gateway responds. */
export const alibaba: SandboxProvider<AlibabaFleet, AlibabaCredentials> = {
  basePath: '',
  defaultFleet: alibabaFleet,
  // Documented as 10 queries per second for each user; here all actions of one access key share them.
  rateLimits: [{ requests: 10, perMs: 1000 }],
  wordFields: [
    'Status',
    'QualityRating',
    'MessagingLimitTier',
    'CodeVerificationStatus',
    'NameStatus',
    'NewNameStatus',
    'AccountReviewStatus',
    'VerificationStatus',
  ],
  accounts: (fleet) => Object.fromEntries(fleet.flatMap(accountsOf)),
  errorBody,
  generateFleet: generateAlibabaFleet,
  open,
};

function accountsOf(customer: AlibabaCustomer): [string, AlibabaCredentials][] {
  const { accessKeyId, accessKeySecret, securityToken } = customer;
  return customer.spaces.map(({ account, custSpaceId, isvCode }) => [
    account,
    {
      accessKeyId,
      accessKeySecret,
      ...(securityToken && { securityToken }),
      ...(custSpaceId && { custSpaceId }),
      ...(isvCode && { isvCode }),
    },
  ]);
}

function open(fleet: AlibabaFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const authenticate = authenticator(fleet);
  const admit = slidingWindows(rateLimits);
  const spaces = new Map(fleet.map((customer) => [customer, spacesById(customer)]));

  return {
    callOf: (request) => {
      const action = request.headers['x-acs-action'] ?? parametersOf(request).get('Action') ?? '';
      return Object.hasOwn(actions, action) ? action : undefined;
    },
    respond: (request) => {
      if (request.path !== '/') throw errorResponse('InvalidApi.NotFound');
      if (request.method !== 'POST' && request.method !== 'GET') throw errorResponse('UnsupportedHTTPMethod');
      const { customer, call } = authenticate(request);
      const admission = admit({ key: customer.accessKeyId, at: request.receivedAt, call: call.action });
      if (admission?.admitted === false) {
        throw errorResponse('Throttling.User', '', { 'x-acs-retry-after': String(Math.ceil(admission.freeInMs)) });
      }
      if (call.version !== '2020-06-06') throw errorResponse('InvalidVersion');
      const action = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined;
      if (!action) throw errorResponse('InvalidApi.NotFound');
      if (customer.subscribed === false) throw errorResponse('Product.Unsubscript');
      const space = spaces.get(customer)?.get(call.parameters.get('CustSpaceId') ?? '');
      if (!space) throw errorResponse('Unknown.ResourceOwnerId');
      const isvCode = call.parameters.get('IsvCode');
      const denied = space.deniedActions?.includes(call.action) || (isvCode !== null && isvCode !== space.isvCode);
      if (denied) throw errorResponse('Ram.PermissionDeny');
      const envelope = { RequestId: randomUUID().toUpperCase(), Code: 'OK', Message: 'SUCCESS' };
      return { status: 200, body: { ...envelope, ...action(space, call), AccessDeniedDetail: 'None' } };
    },
  };
}

/** Keyed by `custSpaceId`; the customer's own space has the empty key. */
function spacesById(customer: AlibabaCustomer): Map<string, AlibabaSpace> {
  return new Map(customer.spaces.map((space) => [space.custSpaceId ?? '', space]));
}
