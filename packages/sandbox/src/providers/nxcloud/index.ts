import type { IncomingRequest } from '../../exchange.js';
import { isJsonMap, type Json, type JsonMap, parseJson } from '../../json.js';
import type { FakeServer, SandboxProvider } from '../../sandbox-provider.js';
import { authenticate } from './authenticate.js';
import { errorBody, errorResponse } from './errors.js';
import { nxcloudFleet } from './fleet.js';
import { generateNxcloudFleet } from './generate-fleet.js';
import type { NxcloudApp, NxcloudCredentials, NxcloudDataShape, NxcloudFleet, NxcloudNumber } from './model.js';

/** NXCloud's WhatsApp calls for integrators (`phoneList`) and for ordinary customers (`getPhone`). */
export const nxcloud: SandboxProvider<NxcloudFleet, NxcloudCredentials> = {
  basePath: '',
  defaultFleet: nxcloudFleet,
  wordFields: ['quality_rating', 'name_status', 'code_verification_status', 'current_limit', 'status'],
  accounts: (fleet) =>
    Object.fromEntries(
      fleet.map(({ account, accessKey, accessSecret, appkey }) => [account, { accessKey, accessSecret, appkey }]),
    ),
  errorBody,
  generateFleet: generateNxcloudFleet,
  open,
};

function callOf({ path }: IncomingRequest): 'phoneList' | 'getPhone' | undefined {
  if (path === '/api/wa/integrator/embedded/register/phoneList') return 'phoneList';
  return path === '/api/wa/getPhone' ? 'getPhone' : undefined;
}

function open(fleet: NxcloudFleet): FakeServer {
  return {
    callOf,
    respond: (request) => {
      const call = callOf(request);
      if (!call)
        return { status: 404, body: { status: 404, error: 'Not Found', path: request.path }, errorCode: '404' };
      if (request.method !== 'POST') {
        return {
          status: 405,
          headers: { Allow: 'POST' },
          body: { status: 405, error: 'Method Not Allowed' },
          errorCode: '405',
        };
      }
      const accessKey = authenticate(fleet, request, call);
      const body = parseJson(request.body);
      if (!isJsonMap(body)) throw errorResponse('1002');
      const app = requestedApp(fleet, accessKey, body);
      if (call === 'phoneList' && !app.integrator) throw errorResponse('9007');
      const rows = call === 'phoneList' ? Object.entries(app.numbers) : requestedNumbers(fleet, app, body);
      const shape = app.dataShape?.[call] ?? (call === 'phoneList' ? 'array' : 'map');
      return { status: 200, body: { code: 0, data: shaped(rows, shape), message: 'Request successful' } };
    },
  };
}

function requestedApp(fleet: NxcloudFleet, accessKey: string, { appkey }: JsonMap): NxcloudApp {
  if (typeof appkey !== 'string' || appkey === '') throw errorResponse('9000');
  const app = fleet.find((candidate) => candidate.appkey === appkey);
  if (!app) throw errorResponse('9008');
  if (app.accessKey !== accessKey) throw errorResponse('9010');
  return app;
}

type Row = readonly [digits: string, row: JsonMap];

/** `business_phones` is a comma-separated list. Empty or absent means every number of the application. */
function requestedNumbers(fleet: NxcloudFleet, app: NxcloudApp, body: JsonMap): Row[] {
  if (body.messaging_product !== 'whatsapp') throw errorResponse('9000');
  const wanted = typeof body.business_phones === 'string' ? body.business_phones : '';
  const digits = wanted
    .split(',')
    .map((number) => number.trim())
    .filter(Boolean);
  for (const number of digits) {
    if (!fleet.some(({ numbers }) => Object.hasOwn(numbers, number))) throw errorResponse('9002');
    if (!Object.hasOwn(app.numbers, number)) throw errorResponse('9006');
  }
  return Object.entries(app.numbers)
    .filter(([number]) => digits.length === 0 || digits.includes(number))
    .map(([number, row]) => [number, withoutWaba(row)]);
}

function withoutWaba({ register_status: _, waba_id: __, waba_name: ___, ...row }: NxcloudNumber): JsonMap {
  return row;
}

function shaped(rows: readonly Row[], shape: NxcloudDataShape): Json {
  const list = rows.map(([, row]) => row);
  if (shape === 'map') return Object.fromEntries(rows.map(([digits, row]) => [digits, [row]]));
  if (shape === 'business_phones') return { business_phones: list };
  if (shape === 'object') return list[0] ?? null;
  return shape === 'null' ? null : list;
}
