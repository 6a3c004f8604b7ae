import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticator } from './authenticate.js';
import { errorBody, gatewayError, requestId, serviceError } from './errors.js';
import { awsFleet } from './fleet/index.js';
import { generateAwsFleet } from './generate-fleet.js';
import type { AwsCredentials, AwsFleet, AwsKey, AwsRegion, AwsWaba } from './model.js';
import { page } from './paging.js';

const list = 'ListLinkedWhatsAppBusinessAccounts';
const details = 'GetLinkedWhatsAppBusinessAccount';
const phoneDetails = 'GetLinkedWhatsAppBusinessAccountPhoneNumber';

const operations: Readonly<Record<string, string>> = {
  '/v1/whatsapp/waba/list': list,
  '/v1/whatsapp/waba/details': details,
  '/v1/whatsapp/waba/phone/details': phoneDetails,
};

/** AWS End User Messaging Social, API version 2024-01-01. */
export const aws: SandboxProvider<AwsFleet, AwsCredentials> = {
  basePath: '',
  defaultFleet: awsFleet,
  // Documented for the list: 10 a second for an AWS account in a Region.
  rateLimits: [{ requests: 10, perMs: 1_000, scope: list }],
  wordFields: ['registrationStatus', 'qualityRating'],
  pageParameter: 'nextToken',
  accounts: (fleet) => Object.fromEntries(fleet.flatMap(accountsOf)),
  errorBody,
  generateFleet: generateAwsFleet,
  open,
};

function accountsOf({ accessKeyId, secretAccessKey, sessionToken, regions }: AwsKey): [string, AwsCredentials][] {
  return regions.map(({ account, region }) => [
    account,
    { region, accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  ]);
}

function open(fleet: AwsFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const authenticate = authenticator(fleet);
  const admit = slidingWindows(rateLimits);
  return {
    callOf: ({ path }) => operations[path],
    respond: (request) => {
      const call = operations[request.path];
      if (call === undefined) throw gatewayError('UnknownOperationException');
      if (request.method !== 'GET') throw gatewayError('MethodNotAllowedException');
      const { key, region, linked } = authenticate(request);
      const admission = admit({ key: `${key.accessKeyId} ${region}`, at: request.receivedAt, call });
      if (admission?.admitted === false) {
        throw key.throttledBy === 'gateway'
          ? gatewayError('ThrottlingException')
          : serviceError('ThrottledRequestException');
      }
      if (key.deniedActions?.includes(call)) {
        const message = `User is not authorized to perform: social-messaging:${call}`;
        throw serviceError('AccessDeniedException', message);
      }
      return { status: 200, headers: requestId(), body: result(call, request, linked) };
    },
  };
}

function result(call: string, { query }: IncomingRequest, linked: AwsRegion | undefined): JsonMap {
  const { wabas = [], startsWithEmptyPage = false } = linked ?? {};
  if (call === list) {
    return page(
      wabas.map(({ summary }) => summary),
      query,
      startsWithEmptyPage,
    );
  }
  return call === details ? wabaWithId(wabas, query) : phoneWithId(wabas, query);
}

function wabaWithId(wabas: readonly AwsWaba[], query: URLSearchParams): JsonMap {
  const id = idIn(query, /^(waba-\w+|arn:[\w-]+:social-messaging:[\w-]+:\d{12}:waba\/\w+)$/);
  const waba = wabas.find(({ summary }) => summary.id === id || summary.arn === id);
  if (waba === undefined) throw serviceError('ResourceNotFoundException');
  if (waba.deniedByMeta) throw serviceError('AccessDeniedByMetaException');
  return { account: { ...waba.summary, phoneNumbers: waba.phoneNumbers } };
}

function phoneWithId(wabas: readonly AwsWaba[], query: URLSearchParams): JsonMap {
  const id = idIn(query, /^(phone-number-id-\w+|arn:[\w-]+:social-messaging:[\w-]+:\d{12}:phone-number-id\/\w+)$/);
  for (const { summary, phoneNumbers } of wabas) {
    const phoneNumber = phoneNumbers.find(({ phoneNumberId, arn }) => phoneNumberId === id || arn === id);
    if (phoneNumber !== undefined) return { phoneNumber, linkedWhatsAppBusinessAccountId: summary.id };
  }
  throw serviceError('ResourceNotFoundException');
}

/** The longest documented length; an older document has 100. */
function idIn(query: URLSearchParams, pattern: RegExp): string {
  const id = query.get('id') ?? '';
  if (id.length > 115 || !pattern.test(id)) throw serviceError('ValidationException', 'id is not valid.');
  return id;
}
