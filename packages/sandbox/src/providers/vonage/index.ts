import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { errorBody, problem, requestId } from './errors.js';
import { vonageFleet } from './fleet.js';
import { generateVonageFleet } from './generate-fleet.js';
import type { VonageCredentials, VonageFleet, VonageKey } from './model.js';
import { page } from './paging.js';

/** The Channel Manager API, version 0.6.2. It documents no rate limit. */
export const vonage: SandboxProvider<VonageFleet, VonageCredentials> = {
  basePath: '',
  defaultFleet: vonageFleet,
  wordFields: ['account_review_status', 'status', 'quality_rating', 'messaging_limit_tier'],
  pageParameter: 'page',
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.map(({ account, apiKey, apiSecret, wabaIds }) => [
        account,
        { apiKey, apiSecret, ...(wabaIds && { wabaIds }) },
      ]),
    ),
  errorBody,
  generateFleet: generateVonageFleet,
  open,
};

/** The WABA and the last part of a path: `/wabas`, `/wabas/1`, `/wabas/1/numbers`. */
const pattern = /^\/v1\/channel-manager\/whatsapp\/wabas(?:\/(\d+)(\/numbers)?)?$/;

function callOf({ path }: IncomingRequest): 'wabas' | 'waba' | 'numbers' | undefined {
  const [match, wabaId, numbers] = pattern.exec(path) ?? [];
  if (match === undefined) return undefined;
  if (numbers !== undefined) return 'numbers';
  return wabaId === undefined ? 'wabas' : 'waba';
}

function open(fleet: VonageFleet): FakeServer {
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (call === undefined) throw problem(404, 'The path was not found.');
      if (request.method !== 'GET') throw problem(405, 'Only GET is allowed.');
      const key = fleet.find((each) => request.headers.authorization === basic(each));
      if (key === undefined) throw problem(401, 'You did not provide correct credentials.');
      if (key.isForbidden) throw problem(403, 'This account may not use the Channel Manager.');
      return { status: 200, headers: requestId(), body: result(key, call, request) };
    },
  };
}

function basic({ apiKey, apiSecret }: VonageKey): string {
  return `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`;
}

function result(key: VonageKey, call: 'wabas' | 'waba' | 'numbers', request: IncomingRequest): JsonMap {
  if (call === 'wabas') return page(key.isSubaccount ? [] : key.wabas, 'wabas', request);
  const [, wabaId] = pattern.exec(request.path) ?? [];
  if (call === 'waba' && key.isSubaccount) throw problem(401, 'You did not provide correct credentials.');
  const waba = key.wabas.find(({ waba_id }) => waba_id === wabaId);
  if (waba === undefined) throw problem(404, 'Waba was not found');
  if (call === 'waba') return waba;
  const rows = key.numbers.filter(({ waba_id }) => waba_id === wabaId);
  return page(rows, 'numbers', request);
}
