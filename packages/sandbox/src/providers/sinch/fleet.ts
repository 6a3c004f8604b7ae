import type { JsonMap } from '../../json.js';
import type { SinchFleet, SinchSender } from './model.js';

/** A live sender, with `changes`. */
export function sender(ordinal: number, name: string, changes: JsonMap = {}): SinchSender {
  return {
    id: `cf11794a-6a5e-4a12-b103-${String(ordinal).padStart(12, '0')}`,
    state: 'ACTIVE',
    details: { displayName: name, vertical: 'SHOPPING_AND_RETAIL' },
    metadata: { displayName: { value: name, status: 'APPROVED' } },
    created: '2025-01-19T13:11:08.204Z',
    modified: '2026-01-20T14:30:00.000Z',
    region: 'EU',
    metaLocalStorage: 'DE',
    maxTps: 80,
    qualityRating: 'GREEN',
    bearerToken: `sandbox-sinch-bearer-${ordinal}-not-real`,
    cloudApi: true,
    countryCode: '46',
    phoneNumber: String(701_740_605 + ordinal),
    numberProvider: 'CUSTOMER',
    businessManager: 'SINCH_UK',
    compatibleRegions: ['eu', 'us'],
    ...changes,
  };
}

const name = (value: string, status: string) => ({ metadata: { displayName: { value, status } } });
/** A sender that was never live has no state. */
const draft = (status: string, errorCode?: string) => ({
  state: undefined,
  qualityRating: 'UNKNOWN',
  changes: { status, details: { displayName: 'Draft' }, ...(errorCode && { errorCode, errorReason: 'Failed.' }) },
});

const account = {
  state: 'ONBOARDED',
  isEmbeddedSignup: true,
  businessManager: 'SINCH_UK',
  wabaId: '102290129340398',
  details: { wabaName: 'Nordic Lamps', clientBusinessManagerId: '506914307656634' },
  wabaMaxPriceOnboarded: false,
  compatibleRegions: ['eu', 'us'],
  currency: 'SEK',
  primaryBusinessLocation: 'SE',
  businessDailyLimit: 'TIER_2K',
};

/** Projects in every state of an account. The deprecated limit of a sender is in the project without the newer one. */
export const sinchFleet: SinchFleet = [
  {
    account: 'lamps',
    projectId: 'ea026751-3edf-40a9-ad93-1b382bd60a78',
    keyId: 'sandbox-sinch-key-lamps',
    keySecret: 'sandbox-sinch-secret-lamps-not-real',
    whatsAppAccount: account,
    hasEmptyPage: true,
    senders: [
      sender(1, 'Nordic Lamps'),
      sender(2, 'Nordic Lamps Care', { qualityRating: 'YELLOW', ...name('Nordic Lamps Help', 'PENDING') }),
      sender(3, 'Nordic Lamps Outlet', { state: 'SUSPENDED', qualityRating: 'RED' }),
      sender(4, 'Nordic Lamps Club', { state: 'INACTIVE', ...name('Nordic Lamps Club', 'EXPIRED') }),
      sender(5, 'Nordic Lamps Events', { state: 'IN_PROGRESS', ...name('Nordic Lamps Events', 'DEFERRED') }),
      sender(6, 'Nordic Lamps Jobs', { state: 'PENDING_VERIFICATION', ...name('Nordic Lamps Jobs', 'RESERVED') }),
      sender(7, 'Nordic Lamps Press', { state: 'ERROR', ...name('Nordic Lamps Press', 'REJECTED') }),
      sender(8, 'Nordic Lamps Repair', { cloudApi: false, ...name('Nordic Lamps Repair', 'DELETED') }),
      sender(9, 'Nordic Lamps Studio', { ...draft('IN_PROGRESS'), ...name('Nordic Lamps Studio', 'UNSPECIFIED') }),
      sender(10, 'Nordic Lamps Design', { ...draft('DRAFT'), ...name('Nordic Lamps Design', 'UNRECOGNIZED') }),
      sender(11, 'Nordic Lamps Trade', draft('REJECTED')),
      sender(12, 'Nordic Lamps Rental', draft('ERROR', 'NO_CERTIFICATE_AVAILABLE')),
      sender(13, 'Nordic Lamps Garden', draft('MULTIPLE_WABA_ERROR', 'MULTIPLE_WABA_FOR_PROJECT_ID')),
      // Blocks that are null, and numbers as text.
      sender(14, '', { details: null, metadata: null, changes: null, qualityRating: 'UNRECOGNIZED', maxTps: '10' }),
    ],
  },
  {
    account: 'harbor',
    projectId: 'b7d1f0c2-52a4-4c0e-8f35-7a9e6d5c4b3a',
    keyId: 'sandbox-sinch-key-harbor',
    keySecret: 'sandbox-sinch-secret-harbor-not-real',
    whatsAppAccount: {
      ...account,
      state: 'REJECTED',
      wabaId: '108880129340777',
      wabaBanState: 'DISABLE',
      wabaBanDate: '2026-01-20T14:30:00.000Z',
      businessDailyLimit: undefined,
      primaryBusinessLocation: 'UNRECOGNIZED',
    },
    senders: [
      'NOT_SET',
      'TIER_50',
      'TIER_250',
      'TIER_1K',
      'TIER_2K',
      'TIER_10K',
      'TIER_100K',
      'TIER_UNLIMITED',
      'UNRECOGNIZED',
    ].map((dailyLimit, index) => sender(21 + index, `Harbor ${index + 1}`, { dailyLimit })),
  },
  {
    // Meta has not created the WABA of this one yet.
    account: 'orchard',
    projectId: '0f9e8d7c-6b5a-4948-8372-61504f3e2d1c',
    keyId: 'sandbox-sinch-key-orchard',
    keySecret: 'sandbox-sinch-secret-orchard-not-real',
    whatsAppAccount: {
      ...account,
      state: 'PENDING_FACEBOOK_VERIFICATION',
      wabaId: undefined,
      businessDailyLimit: 'NOT_SET',
    },
    senders: [],
  },
  {
    account: 'attic',
    projectId: '3c2b1a09-f8e7-4d6c-9b5a-4f3e2d1c0b9a',
    keyId: 'sandbox-sinch-key-attic',
    keySecret: 'sandbox-sinch-secret-attic-not-real',
  },
];
