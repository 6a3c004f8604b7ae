import type { NumberField, WabaField } from '@wabascope/core';
import { testProvider } from '@wabascope/provider-testing';
import { describe, expect, it } from 'vitest';
import channels from './__fixtures__/channels.json' with { type: 'json' };
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import health from './__fixtures__/health-status.json' with { type: 'json' };

const common: readonly NumberField[] = [
  'phoneNumber',
  'displayPhoneNumber',
  'wabaId',
  'verifiedName',
  'status',
  'qualityRating',
  'messagingLimit',
  'isOfficialBusinessAccount',
  'accountMode',
];
const ofPartner: { number: NumberField[]; waba: WabaField[] } = {
  number: [...common, 'wabaName', 'newNameStatus', 'isOnBusinessApp', 'createdAt'],
  waba: ['name', 'accountReviewStatus', 'messageTemplateNamespace', 'businessVerificationStatus'],
};
const ofKey: { number: NumberField[]; waba: WabaField[] } = {
  number: [
    ...common,
    'phoneNumberId',
    'nameStatus',
    'codeVerificationStatus',
    'throughput',
    'platformType',
    'healthStatus',
  ],
  waba: [],
};

/** The plugin with the fields that one kind of account reports. The suite does not support rows with a list of WABAs. */
async function load(reports: typeof ofKey) {
  const { default: plugin } = await import('./index.js');
  const create: typeof plugin.create = (...given) => {
    const { listNumbers, getWabas } = plugin.create(...given);
    return reports.waba.length > 0 && getWabas ? { listNumbers, getWabas } : { listNumbers };
  };
  return { default: { ...plugin, create, reports } };
}

describe('the channels of a partner', () => {
  testProvider({
    describe,
    it,
    load: () => load(ofPartner),
    fixtures: {
      settings: {
        apiKey: 'made-up-partner-key',
        partnerId: 'AbC123PA',
        baseUrl: 'https://hub.360dialog.io/api/v2',
        timeoutMs: 5_000,
      },
      numbers: channels,
      wabas: channels,
      errors,
    },
  });
});

describe('the number of an API key', () => {
  testProvider({
    describe,
    it,
    load: () => load(ofKey),
    fixtures: {
      settings: { apiKey: 'made-up-key', baseUrl: 'https://waba-v2.360dialog.io', timeoutMs: 5_000 },
      otherSettings: { partnerId: 'AbC123PA' },
      numbers: health,
      requiredKeys: ['health_status', 'entities', 'id', 'entity_type'],
      errors: errors.filter(({ response }) => response.status !== 400 || !JSON.stringify(response).includes('payload')),
    },
  });
});

it('both kinds together report all fields of the plugin', async () => {
  const { default: plugin } = await import('./index.js');
  const unique = (fields: readonly string[]) => [...new Set(fields)].sort();
  expect(unique([...ofPartner.number, ...ofKey.number])).toEqual([...plugin.reports.number].sort());
  expect(unique([...ofPartner.waba, 'businessId'])).toEqual([...plugin.reports.waba].sort());
});
