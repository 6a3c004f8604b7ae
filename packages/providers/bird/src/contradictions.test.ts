import { assessNumber } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountOf } from './__fixtures__/account.js';

const row = { id: 'wan_1', phone_number: '+447700900101' };

async function numberOf(fields: object) {
  const { items, warnings } = await listAll(await accountOf({ ...row, ...fields }), 'numbers');
  return { ...items[0], id: items[0]?.id ?? '', warnings };
}

it('`pending` is also what Bird reports before it has read Meta, so it does not block a number that may work', async () => {
  const read = await numberOf({ status: 'pending', meta_synced_at: '2026-10-05T10:00:00Z' });
  const unread = await numberOf({ status: 'pending' });
  expect(read).toMatchObject({ status: 'PENDING', warnings: [] });
  expect(unread).toMatchObject({ status: 'UNKNOWN', reported: { status: 'pending' }, warnings: [] });
  expect([assessNumber(read).canSendMessage, assessNumber(unread).canSendMessage]).toEqual(['BLOCKED', 'UNKNOWN']);
});

it('a number that Bird operates is connected, without any fact from Meta', async () => {
  const number = await numberOf({ status: 'connected', scope: 'system', name: 'Bird verification' });
  expect(number).toMatchObject({ status: 'CONNECTED', extensions: { bird: { scope: 'system' } }, warnings: [] });
});

it('the label of the workspace is not the display name', async () => {
  expect(await numberOf({ name: 'Bookings' })).not.toHaveProperty('verifiedName');
});

it('a throughput that Bird has never seen is Meta’s word where Meta has it', async () => {
  expect(await numberOf({ throughput_level: 'high' })).toMatchObject({ throughput: 'HIGH', warnings: [] });
  expect(await numberOf({ throughput_level: 'turbo' })).toMatchObject({
    throughput: 'UNKNOWN',
    warnings: [{ type: 'unknown-value', field: 'throughput', raw: 'turbo' }],
  });
});
