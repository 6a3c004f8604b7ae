import type { FakeResponse, IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, errorResponse } from './errors.js';
import { telnyxFleet } from './fleet.js';
import { generateTelnyxFleet } from './generate-fleet.js';
import type { TelnyxAccount, TelnyxCredentials, TelnyxFleet } from './model.js';
import { page } from './paging.js';

const basePath = '/v2';

/** Telnyx's API for WhatsApp. It documents headers for rate limits, and no numbers. */
export const telnyx: SandboxProvider<TelnyxFleet, TelnyxCredentials> = {
  basePath,
  defaultFleet: telnyxFleet,
  wordFields: [
    'status',
    'quality_rating',
    'display_name_status',
    'messaging_limit',
    'messaging_limit_tier',
    'business_verification_status',
    'account_review_status',
  ],
  pageParameter: 'page[number]',
  accounts: (fleet) => Object.fromEntries(fleet.map(({ account, apiKey }) => [account, { apiKey }])),
  errorBody,
  generateFleet: generateTelnyxFleet,
  open,
};

interface Call {
  readonly name: 'phone_numbers' | 'phone_number' | 'business_accounts' | 'business_account';
  /** A number, or Telnyx's ID of a WABA. */
  readonly id?: string;
}

/** `undefined` for any other path, such as `/v2/v2/…`, which a known mistake of Telnyx's SDK requests. */
function callTo({ path }: Pick<IncomingRequest, 'path'>): Call | undefined {
  if (!path.startsWith(`${basePath}/whatsapp/`)) return undefined;
  const [list, id, inner, ...rest] = path.slice(`${basePath}/whatsapp/`.length).split('/');
  if (rest.length > 0 || id === '') return undefined;
  if (list === 'business_accounts' && inner === 'phone_numbers' && id !== undefined) return { name: inner, id };
  if ((list !== 'phone_numbers' && list !== 'business_accounts') || inner !== undefined) return undefined;
  if (id === undefined) return { name: list };
  if (list === 'business_accounts') return { name: 'business_account', id };
  return { name: 'phone_number', id: id.replace(/^%2B/i, '+') };
}

function open(fleet: TelnyxFleet, rateLimits: readonly SandboxRateLimit[]): FakeServer {
  const admit = slidingWindows(rateLimits);

  /** The throttle headers. `X-RateLimit-Reset` is a number of seconds. */
  function count({ apiKey }: TelnyxAccount, { receivedAt }: IncomingRequest, call: string): Record<string, string> {
    const admission = admit({ key: apiKey, at: receivedAt, call });
    if (admission === undefined) return {};
    const { admitted, limit, remaining, freeInMs } = admission;
    const headers = {
      'X-RateLimit-Limit': String(limit.requests),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-Reset': String(Math.ceil(freeInMs / 1000)),
    };
    if (!admitted) throw errorResponse(429, '10011', { headers });
    return headers;
  }

  return {
    callOf: (request) => callTo(request)?.name,
    respond: (request) => {
      const call = callTo(request);
      if (call === undefined) throw errorResponse(404, '10005');
      if (request.method !== 'GET') throw errorResponse(405, '10015', { detail: 'Only GET is allowed.' });
      const account = fleet.find(({ apiKey }) => request.headers.authorization === `Bearer ${apiKey}`);
      if (account === undefined) throw errorResponse(401, '10009');
      if (account.isRestricted) throw errorResponse(403, '10010');
      const headers = count(account, request, call.name);
      return { status: 200, headers, body: bodyOf(account, call, request.query) };
    },
  };
}

function bodyOf(account: TelnyxAccount, { name, id }: Call, query: URLSearchParams): FakeResponse['body'] {
  if (name === 'phone_number') return { data: found(account.numbers, ({ phone_number }) => phone_number === id) };
  const wabas = account.wabas.map((waba) => ({
    ...waba,
    phone_numbers_count: numbersOf(account, waba.waba_id).length,
  }));
  const waba = () => found(wabas, (each) => each.id === id);
  if (name === 'business_account') return { data: waba() };
  const numbers = id === undefined ? account.numbers : numbersOf(account, waba().waba_id);
  const { data, meta } = page(name === 'phone_numbers' ? numbers : wabas, query);
  return account.hasNoMeta ? { data } : { data, meta };
}

function numbersOf({ numbers }: TelnyxAccount, wabaId: string) {
  return numbers.filter(({ waba_id }) => waba_id === wabaId);
}

function found<Row extends JsonMap>(rows: readonly Row[], matches: (row: Row) => boolean): Row {
  const row = rows.find(matches);
  if (row === undefined) throw errorResponse(404, '10005');
  return row;
}
