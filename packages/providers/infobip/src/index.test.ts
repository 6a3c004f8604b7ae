import { rateLimitsOf } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { open, play, serve } from './__fixtures__/account.js';
import infobip from './index.js';

describe('numbers', () => {
  it('have quality, display name and WABA ID, which three calls return', async () => {
    const { baseUrl, received } = await play('senders.json');
    expect(await listAll(await open({ baseUrl }), 'numbers')).toEqual({
      items: [
        {
          id: '16315551000',
          phoneNumber: '+16315551000',
          displayPhoneNumber: '16315551000',
          wabaId: '102290129340398',
          verifiedName: 'Thames Bookshop',
          status: 'CONNECTED',
          qualityRating: 'YELLOW',
          messagingLimit: { tier: 'TIER_100K', perDay: 100_000, scope: 'portfolio' },
          updatedAt: '2026-02-18T08:12:26.422Z',
          reported: { qualityRating: 'MEDIUM', messagingLimit: 'LIMIT_100K' },
        },
        {
          id: '16315551001',
          phoneNumber: '+16315551001',
          displayPhoneNumber: '16315551001',
          verifiedName: 'Thames Bookshop Care',
          status: 'FLAGGED',
          qualityRating: 'RED',
          messagingLimit: { tier: 'TIER_UNLIMITED', perDay: 'unlimited', scope: 'portfolio' },
          reported: { qualityRating: 'LOW', messagingLimit: 'UNLIMITED' },
        },
      ],
      warnings: [],
    });
    for (const { method, headers } of received) {
      expect([method, headers.authorization, headers.accept]).toEqual([
        'GET',
        'App infobip-key-for-tests',
        'application/json',
      ]);
    }
  });

  it('of the numbers list are added, if they can do WhatsApp', async () => {
    const { baseUrl, received } = await play('discovered.json');
    const account = await open({ baseUrl, senders: undefined, discoverNumbers: true });
    const { items, warnings } = await listAll(account, 'numbers');
    expect(items.map(({ id }) => id)).toEqual(['16315551000', '16315551001']);
    expect(warnings).toEqual([]);
    expect(received.slice(0, 2).map(({ query }) => query)).toEqual([
      { limit: '50', page: '0' },
      { limit: '50', page: '1' },
    ]);
  });

  it('that are configured several times, with and without a plus sign, are requested once', async () => {
    const { baseUrl, received } = await play('senders.json');
    const senders = ['+16315551000', '16315551001', '16315551000'];
    expect((await listAll(await open({ baseUrl, senders }), 'numbers')).items).toHaveLength(2);
    expect(received).toHaveLength(5);
  });

  it('that Infobip leaves out are a warning', async () => {
    const { baseUrl } = await serve(() => ({ status: 200, body: { results: [] } }));
    expect(await listAll(await open({ baseUrl }), 'numbers')).toEqual({
      items: [],
      warnings: [
        {
          type: 'other',
          message: expect.stringContaining('no data for 2 of the numbers'),
          field: 'senders',
          raw: '16315551000, 16315551001',
        },
      ],
    });
  });

  it.each([
    ['TIER_50', 'LIMIT_50'],
    ['TIER_1K', 'LIMIT_1K'],
    ['UNKNOWN', 'LIMIT_NA'],
  ])('have the limit %s for %s', async (tier, currentLimit) => {
    const row = { sender: '16315551000', currentLimit };
    const { baseUrl } = await serve(() => ({ status: 200, body: { results: [row] } }));
    const { items } = await listAll(await open({ baseUrl, senders: ['16315551000'] }), 'numbers');
    expect(items[0]?.messagingLimit).toMatchObject({ tier, scope: 'portfolio' });
  });
});

describe('the settings', () => {
  it.each([
    ['without senders', 'senders', { senders: undefined }, 'is missing'],
    ['with no senders', 'senders', { senders: [] }, 'must have at least one entry unless discoverNumbers is true'],
    ['with a name', 'senders', { senders: ['Thames'] }, 'must be a number of digits only, such as 447700900101'],
    ['with a host only', 'baseUrl', { baseUrl: 'example.api.infobip.com' }, 'must be an https URL'],
    ['without an address', 'baseUrl', { baseUrl: undefined }, 'is missing'],
  ])('are rejected %s', async (_, setting, changes, problem) => {
    await expect(open({ baseUrl: 'https://example.api.infobip.com', ...changes })).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining(problem),
      details: { settings: [setting] },
    });
  });

  it('need no senders to show the numbers list', async () => {
    const baseUrl = 'https://example.api.infobip.com/';
    await expect(open({ baseUrl, senders: undefined, discoverNumbers: true })).resolves.toBeDefined();
  });

  it('give each address a separate budget for each call', async () => {
    const validated = await infobip.settings.schema['~standard'].validate({
      apiKey: 'k',
      senders: ['16315551000'],
      baseUrl: 'https://example.api.infobip.com/',
    });
    if (validated.issues) throw new Error('The settings are not valid.');
    const limits = rateLimitsOf(infobip.rateLimit);
    expect(limits.map(({ scope, requests, perMs }) => `${scope} ${requests}/${perMs}`)).toEqual([
      'quality 10/1000',
      'business-info 10/1000',
      'templates 15/1000',
      'numbers 1/1000',
    ]);
    expect(new Set(limits.map(({ key }) => key(validated.value)))).toEqual(
      new Set(['https://example.api.infobip.com']),
    );
  });
});
