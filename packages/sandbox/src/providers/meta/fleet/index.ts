import type { MetaFleet } from '../model.js';
import { cedar, cedarAppId, cedarHomes, cedarOutreach, cedarPharmacies, cedarWabas } from './cedar.js';
import { contradictory, contradictoryWabas } from './contradictory.js';
import { nordlys, nordlysAppId, nordlysWabas } from './nordlys.js';

const management = ['whatsapp_business_management', 'whatsapp_business_messaging'];
const cedarSecret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

/**
 * Two groups of businesses, each with an app. There is one account for each way to find WABAs: by business, by WABA ID, by
 * token. The data of a fourth account contradicts itself.
 */
export const metaFleet: MetaFleet = {
  apps: [
    { id: nordlysAppId, name: 'Nordlys Messaging', secret: '1a2b3c4d5e6f708192a3b4c5d6e7f809' },
    { id: cedarAppId, name: 'Cedar Messaging', secret: cedarSecret, requiresProof: true },
  ],
  businesses: [nordlys, cedar, cedarPharmacies, cedarHomes, cedarOutreach, contradictory],
  wabas: [...nordlysWabas, ...cedarWabas, ...contradictoryWabas],
  tokens: [
    {
      account: 'oslo',
      accessToken: 'EAA-sandbox-nordlys-token-not-real',
      appId: nordlysAppId,
      businessId: nordlys.id,
      scopes: [...management, 'business_management'],
      granted: [],
      isDeveloper: true,
      settings: { businessId: nordlys.id },
    },
    {
      account: 'beirut',
      accessToken: 'EAA-sandbox-beirut-token-not-real',
      appId: cedarAppId,
      businessId: cedar.id,
      scopes: management,
      granted: ['10229012934000004'],
      isDeveloper: true,
      settings: { appSecret: cedarSecret, wabaId: '10229012934000004' },
    },
    {
      account: 'tripoli',
      accessToken: 'EAA-sandbox-cedar-token-not-real',
      appId: cedarAppId,
      businessId: cedar.id,
      scopes: management,
      granted: ['10229012934000005', '10229012934000006', '10229012934000008'],
      settings: { appSecret: cedarSecret, appId: cedarAppId },
    },
    {
      account: 'contradictory-health',
      accessToken: 'EAA-sandbox-contradictory-token-not-real',
      appId: nordlysAppId,
      businessId: contradictory.id,
      scopes: management,
      granted: contradictory.owned,
      isDeveloper: true,
      settings: { wabaId: '10229012934000007' },
    },
  ],
};
