import { describe, expect, it } from 'vitest';
import { accountOf } from '../../__fixtures__/accounts.js';
import { bodyOf, metaRequest, send } from '../../__fixtures__/signed-requests.js';
import { defaultFleet, startSandbox } from '../../index.js';
import type { MetaFleet, MetaWabaNode } from './model.js';

const retail = '10229012934000001';

describe('a WABA can reject requests', () => {
  const failing = (code: number, words: string) => ({ error: { code, message: expect.stringContaining(words) } });
  async function readWith(waba: Partial<MetaWabaNode>, path: string, more: Partial<MetaFleet['apps'][number]> = {}) {
    const { meta } = defaultFleet;
    const fleet: MetaFleet = {
      ...meta,
      apps: meta.apps.map((app) => ({ ...app, ...more })),
      wabas: meta.wabas.map((each) => (each.fields.id === retail ? { ...each, ...waba } : each)),
    };
    const special = await startSandbox({ providers: ['meta'], fleet: { meta: fleet } });
    const response = await send(metaRequest(accountOf(special, 'meta', 'oslo'), `/v25.0/${retail}${path}`));
    const body = await bodyOf(response);
    await special.close();
    return { status: response.status, body };
  }

  it.each([
    ['nonexisting', 400, failing(100, 'nonexisting field (currency) on node type (WhatsAppBusinessAccount)')],
    ['deprecated', 400, failing(12, 'currency field is deprecated')],
    ['permission', 403, failing(10, 'does not have permission')],
  ] as const)('is one field (%s), for which the whole request is rejected', async (how, status, body) => {
    const rejected = { fieldErrors: { currency: how } };
    expect(await readWith(rejected, '?fields=id,currency')).toMatchObject({ status, body });
    expect(await readWith(rejected, '?fields=id,country')).toMatchObject({ status: 200, body: { country: 'NO' } });
  });

  it('for a field of its numbers', async () => {
    const rejected = { fieldErrors: { throughput: 'nonexisting' } } as const;
    const { body } = await readWith(rejected, '/phone_numbers?fields=throughput', { omitsNodeType: true });
    expect(body).toMatchObject({ error: { message: '(#100) Tried accessing nonexisting field (throughput)' } });
  });

  it('for its node, although its numbers can be read', async () => {
    expect(await readWith({ nodeForbidden: true }, '?fields=id')).toMatchObject({
      status: 403,
      body: failing(10, '(#10)'),
    });
    expect(await readWith({ nodeForbidden: true }, '/phone_numbers')).toMatchObject({ status: 200 });
  });

  it('for large pages', async () => {
    const heavy = { maxPageSize: 12 };
    const words = "Please reduce the amount of data you're asking for, then retry your request";
    for (const limit of ['', '&limit=13']) {
      const { status, body } = await readWith(heavy, `/phone_numbers?fields=id,health_status${limit}`);
      expect({ status, body }).toMatchObject({ status: 500, body: failing(1, words) });
    }
    for (const path of ['/phone_numbers?fields=health_status&limit=12', '/phone_numbers?fields=id&limit=100']) {
      expect(await readWith(heavy, path)).toMatchObject({ status: 200 });
    }
  });
});
