import type { ReceivedRequest } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { accountOn, graphError, numbersOf, wabaId, wabasOf } from './__fixtures__/far-side.js';

const least = 'id,display_phone_number,verified_name,quality_rating,code_verification_status,name_status,status';
const number = { id: '106540352242922', display_phone_number: '+1 631-555-5555', status: 'CONNECTED' };
const node = { id: wabaId, name: 'Market', timezone_id: '1', message_template_namespace: 'ns' };

function refusing(field: string) {
  return ({ query, path }: ReceivedRequest) => {
    if (query.fields?.split(',').includes(field)) {
      const type = path.endsWith('/phone_numbers') ? 'WhatsAppBusinessPhoneNumber' : 'WhatsAppBusinessAccount';
      return graphError(100, `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`);
    }
    return { status: 200, body: path.endsWith('/phone_numbers') ? { data: [number] } : node };
  };
}

describe('a field of a number that Meta does not know', () => {
  it('leads to one more request for the documented minimum, and to a warning of what is not shown', async () => {
    const { account, received } = await accountOn(refusing('health_status'));
    const { items, warnings } = await numbersOf(account);
    expect(items).toMatchObject([{ status: 'CONNECTED' }]);
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringMatching(/messaging limit.*apiVersion/) }]);
    expect(received).toHaveLength(3);
    expect(received[2]?.query.fields).toBe(least);
  });

  it('is remembered by the account, which warns every time', async () => {
    const { account, received } = await accountOn(refusing('health_status'));
    const first = await numbersOf(account);
    expect(await numbersOf(account)).toEqual(first);
    expect(received.slice(3).map(({ query }) => query.fields)).toEqual(['id,name', least]);
  });

  it('is an error when it is one of the minimum, and nothing is remembered', async () => {
    const { account, received } = await accountOn(refusing('status'));
    const error = { code: 'rejected', details: { upstreamCode: '100', settings: ['apiVersion'] } };
    await expect(numbersOf(account)).rejects.toMatchObject(error);
    await expect(numbersOf(account)).rejects.toMatchObject(error);
    expect(received[4]?.query.fields).toContain('health_status');
  });
});

describe('a field of a WABA that Meta does not know', () => {
  it('costs only the owner when it is that of the owner', async () => {
    const { account, received } = await accountOn(refusing('owner_business_info'));
    const { items, warnings } = await wabasOf(account);
    expect(items).toMatchObject([{ name: 'Market', timezoneId: '1' }]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('not shown: owner of the WABAs.') }]);
    expect(received).toHaveLength(2);
    expect(received[1]?.query.fields).toContain('currency');
  });

  it('leads to the documented minimum when it is another one', async () => {
    const { account, received } = await accountOn(refusing('ownership_type'));
    const { warnings } = await wabasOf(account);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('currency') }]);
    expect(received[2]?.query.fields).toBe('id,name,timezone_id,message_template_namespace');
  });
});

it.each([
  ['v23.0', false],
  ['v24.0', true],
  ['v100.0', true],
])('%s is asked for the limit of the portfolio: %s', async (apiVersion, isAsked) => {
  const { account, received } = await accountOn(refusing('nothing'), { wabaId, apiVersion });
  await numbersOf(account);
  await wabasOf(account);
  expect(received[0]?.path).toBe(`/${apiVersion}/${wabaId}`);
  for (const { query } of received.slice(1)) {
    expect(query.fields?.includes('whatsapp_business_manager_messaging_limit')).toBe(isAsked);
  }
});
