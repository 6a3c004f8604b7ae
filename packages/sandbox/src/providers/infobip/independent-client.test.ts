import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { type Sandbox, startSandbox } from '../../index.js';
import documented from './__fixtures__/documented-api.json' with { type: 'json' };

interface SwaggerRequest {
  readonly spec: object;
  readonly pathName: string;
  readonly method: 'get';
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly securities: { readonly authorized: Readonly<Record<string, string>> };
}

interface SwaggerResponse {
  readonly status: number;
  readonly url: string;
  readonly body: unknown;
}

// No official client has these calls. This one builds requests from a description of the API. It has no types.
const require = createRequire(import.meta.url);
const { execute }: { execute(request: SwaggerRequest): Promise<SwaggerResponse> } = require('swagger-client');

type Path = keyof typeof documented.paths;

let sandbox: Sandbox<'infobip'>;
beforeAll(async () => {
  sandbox = await startSandbox({ providers: ['infobip'], rateLimits: { infobip: 'none' } });
});
afterAll(() => sandbox.close());

/** The response, which fits the documented schema of its status. An error response rejects. */
async function call(name: string, pathName: Path, parameters: Readonly<Record<string, unknown>>) {
  const spec = { ...documented, servers: [{ url: sandbox.baseUrls.infobip }] };
  const securities = { authorized: { APIKeyHeader: `App ${accountOf(sandbox, 'infobip', name).apiKey}` } };
  const sent = execute({ spec, pathName, method: 'get', parameters, securities });
  const { status, url, body } = await sent.catch((error: { response: SwaggerResponse }) => error.response);
  const responses: Readonly<Record<string, { content: { 'application/json': { schema: object } } }>> =
    documented.paths[pathName].get.responses;
  const schema = responses[status]?.content['application/json'].schema;
  const ajv = new Ajv({ strict: false, allErrors: true });
  if (schema === undefined || !ajv.validate(schema, body)) throw new Error(`${status}: ${ajv.errorsText()}`);
  return { status, url, body };
}

describe('swagger-client with the documented API', () => {
  it('lists the quality of senders, with a parameter for each', async () => {
    const senders = [...(accountOf(sandbox, 'infobip', 'thames').senders ?? []), '447700900999'];
    const { status, url, body } = await call('thames', '/whatsapp/1/senders/quality', { senders });
    expect(status).toBe(200);
    expect(url).toContain('senders=447700900101&senders=447700900102');
    expect(body).toMatchObject({ results: { length: 12, 0: { sender: '447700900101', qualityRating: 'HIGH' } } });
  });

  it('lists the numbers of every channel, in pages from 0', async () => {
    const first = await call('fado', '/numbers/1/numbers', { limit: 3 });
    expect(first.body).toMatchObject({ numbers: { length: 3, 0: { type: 'WHATSAPP' } }, numberCount: 4 });
    const second = await call('fado', '/numbers/1/numbers', { limit: 3, page: 1 });
    expect(second.body).toMatchObject({ numbers: [{ number: '61234', capabilities: null }] });
  });

  it('reads the business info and the templates of a sender', async () => {
    const sender = '447700900101';
    const info = await call('thames', '/whatsapp/1/senders/{sender}/business-info', { sender });
    expect(info.body).toMatchObject({ displayName: 'Thames Bookshop' });
    const { body } = await call('thames', '/whatsapp/1/templates', { sender: [sender], size: 2 });
    const paging = { page: 0, size: 2, totalPages: 2, totalResults: 3 };
    expect(body).toMatchObject({ results: { length: 2, 0: { businessAccountId: 102_290_129_340_398 } }, paging });
  });

  it.each<[string, Path, object, number]>([
    ['an unknown sender', '/whatsapp/1/senders/{sender}/business-info', { sender: '447700900999' }, 404],
    ['a page of 101 templates', '/whatsapp/1/templates', { size: 101 }, 400],
    ['a sender with a plus sign', '/whatsapp/1/senders/quality', { senders: ['+447700900101'] }, 400],
    ['a key without the scope', '/numbers/1/numbers', {}, 403],
  ])('gets a documented error for %s', async (_, path, parameters, status) => {
    expect((await call('thames', path, { ...parameters })).status).toBe(status);
  });
});
