import { listAll } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import { apiKey, openAccount, partnerId, partnerWith, serve } from './__fixtures__/account.js';

const channel = (fields: object = {}) => ({
  id: 'Ab12CdCH',
  status: 'ready',
  setup_info: { phone_number: '4917139200001', phone_name: 'Acme' },
  ...fields,
});

async function numberOf(fields: object) {
  const { items, warnings } = await listAll(await partnerWith(channel(fields)), 'numbers');
  return { ...items[0], warnings };
}

async function wabasOf(...wabas: readonly unknown[]) {
  const channels = wabas.map((waba_account) => channel({ waba_account }));
  return listAll(await partnerWith(...channels), 'wabas');
}

describe('the status of a channel', () => {
  it.each<[string, string]>([
    ['ready', 'CONNECTED'],
    ['created', 'PENDING'],
    ['verified', 'PENDING'],
    ['unverified', 'UNVERIFIED'],
    ...[
      'modified',
      'imported',
      'new_name_requested',
      'certificate_declined',
      'consents_signed',
      'error',
      'unknown',
      'porting_ready',
      'ready_for_migration',
      'waiting_for_migration_code',
      'migration_code_requested',
    ].map((word): [string, string] => [word, 'UNKNOWN']),
  ])('%s means %s, and stays in reported', async (word, status) => {
    expect(await numberOf({ status: word })).toMatchObject({ status, reported: { status: word }, warnings: [] });
  });

  it.each([
    [{ hub_status: 'deleted' }, 'deleted'],
    [{ hub_status: 'terminated' }, 'terminated'],
    [{ terminated_at: '2026-09-30T23:59:59Z' }, 'terminated'],
    [{ availability_status: 'error' }, 'error'],
  ])('ready with %j is UNKNOWN', async (fields, word) => {
    expect(await numberOf(fields)).toMatchObject({ status: 'UNKNOWN', reported: { status: word }, warnings: [] });
  });

  it('ready and canceled is CONNECTED, and the time is in extensions', async () => {
    const canceled = { hub_status: 'pending_deletion', cancelled_at: '2026-11-03T10:00:00Z' };
    expect(await numberOf(canceled)).toMatchObject({
      status: 'CONNECTED',
      extensions: { '360dialog': { id: 'Ab12CdCH', ...canceled } },
      warnings: [],
    });
  });
});

it.each([
  ['HIGH', 'GREEN'],
  ['Medium', 'YELLOW'],
  ['LOW', 'RED'],
  ['GREEN', 'GREEN'],
])('the rating %s is %s', async (current_quality_rating, qualityRating) => {
  expect(await numberOf({ current_quality_rating })).toMatchObject({ qualityRating, warnings: [] });
});

it('a number is read with and without +, and a channel without a number goes by its ID', async () => {
  for (const phone_number of ['4917139200001', '+4917139200001', '+49 171 39200001']) {
    expect(await numberOf({ setup_info: { phone_number } })).toMatchObject({
      id: '4917139200001',
      phoneNumber: '+4917139200001',
    });
  }
  expect(await numberOf({ setup_info: null })).toMatchObject({ id: 'Ab12CdCH', status: 'CONNECTED', warnings: [] });
});

it('the certificate and the client of a channel are not read', async () => {
  const secret = { certificate: 'hidden-certificate', phone_number: '4917139200001' };
  const number = await numberOf({ setup_info: secret, client: { contact_info: { email: 'hidden@example.com' } } });
  expect(JSON.stringify(number)).not.toContain('hidden');
});

describe('WABAs', () => {
  it('are those of the channels, each once', async () => {
    const acme = {
      id: 'Ij56KlWA',
      external_id: '1022',
      name: 'Acme',
      status: 'approved',
      fb_account_status: 'verified',
    };
    expect(await wabasOf(acme, { ...acme, external_id: '1023', name: 'Shop' }, acme, null)).toEqual({
      items: ['1022', '1023'].map((id, index) => ({
        id,
        name: ['Acme', 'Shop'][index],
        accountReviewStatus: 'APPROVED',
        businessVerificationStatus: 'verified',
        reported: { accountReviewStatus: 'approved' },
      })),
      warnings: [],
    });
  });

  it.each([
    ['pending', 'PENDING'],
    ['rejected', 'REJECTED'],
    ['disabled', 'DISABLED'],
    ['banned', 'DISABLED'],
    ['bsp_removed', 'UNKNOWN'],
  ])('with the status %s have the review %s', async (status, accountReviewStatus) => {
    expect(await wabasOf({ external_id: '1022', status })).toMatchObject({
      items: [{ accountReviewStatus, reported: { accountReviewStatus: status } }],
      warnings: [],
    });
  });

  it('without an ID of Meta are left out', async () => {
    expect(await wabasOf({ id: 'Ij56KlWA', name: 'Acme' }, { external_id: '' })).toEqual({ items: [], warnings: [] });
  });

  it('that cannot be read are a warning', async () => {
    expect(await wabasOf('odd', { external_id: '1022' })).toMatchObject({
      items: [{ id: '1022' }],
      warnings: [{ type: 'skipped-item' }],
    });
  });
});

describe('pages', () => {
  /** Lists 450 channels from a server with this maximum. */
  async function listed(maxLimit: number, envelope: (total: number) => object) {
    const { baseUrl, received } = await serve(({ query }) => {
      const limit = Math.min(Number(query.limit), maxLimit);
      const all = Array.from({ length: 450 }, (_, index) =>
        channel({ id: `${index}CH`, setup_info: { phone_number: String(4917139200000 + index) } }),
      );
      const rows = all.slice(Number(query.offset), Number(query.offset) + limit);
      return { status: 200, body: { partner_channels: rows, limit, ...envelope(all.length) } };
    });
    const { items, warnings } = await listAll(await openAccount({ baseUrl, partnerId }), 'numbers');
    return {
      rows: new Set(items.map(({ id }) => id)).size,
      warnings,
      offsets: received.map(({ query }) => query.offset),
    };
  }

  it('are followed by offset, with or without a total', async () => {
    const expected = { rows: 450, warnings: [], offsets: ['0', '200', '400'] };
    expect(await listed(200, (total) => ({ total }))).toEqual(expected);
    expect(await listed(200, () => ({}))).toEqual(expected);
  });

  it('with a lower limit than requested lose no row', async () => {
    expect(await listed(150, (total) => ({ total }))).toEqual({
      rows: 450,
      warnings: [],
      offsets: ['0', '150', '300'],
    });
  });

  it('that are fewer than announced are a warning', async () => {
    const { warnings } = await listed(200, () => ({ total: 500 }));
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('500') }]);
  });

  it('are requested with the key of the partner, sorted', async () => {
    const { baseUrl, received } = await serve(() => ({ status: 200, body: { partner_channels: [] } }));
    await listAll(await openAccount({ baseUrl, partnerId }), 'numbers');
    expect(received).toMatchObject([
      {
        path: '/partners/AbC123PA/channels',
        query: { limit: '200', offset: '0', sort: 'id' },
        headers: { 'x-api-key': apiKey, accept: 'application/json' },
      },
    ]);
  });
});
