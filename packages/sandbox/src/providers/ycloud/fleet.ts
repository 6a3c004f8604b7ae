import { antwerpNumbers, antwerpWabas } from './fleet-antwerp.js';
import type { YcloudFleet, YcloudNumber, YcloudTenant } from './model.js';

/** An account without the members of 2026. Only messagingLimit reports the limits of its numbers. */
function older(last: number, messagingLimit: string | null): YcloudNumber {
  const ending = String(last).padStart(2, '0');
  return {
    id: `106550012025550${ending}`,
    phoneNumber: `+120255501${ending}`,
    wabaId: '172055001000300001',
    verifiedName: `Ghent Glass ${last}`,
    status: 'CONNECTED',
    qualityRating: 'GREEN',
    messagingLimit,
  };
}

const ghent: YcloudTenant = {
  account: 'ghent',
  apiKey: 'sandbox-ycloud-key-ghent-not-real',
  wabas: [{ id: '172055001000300001', name: null, accountReviewStatus: 'APPROVED' }],
  numbers: [
    older(11, 'TIER_NOT_SET'),
    older(12, 'TIER_50'),
    older(13, 'TIER_250'),
    older(14, 'TIER_2K'),
    older(15, 'TIER_10K'),
    older(16, 'TIER_UNLIMITED'),
    older(17, null),
  ],
};

/** The first account has every word of the specification. */
export const ycloudFleet: YcloudFleet = [
  { account: 'antwerp', apiKey: 'sandbox-ycloud-key-antwerp-not-real', wabas: antwerpWabas, numbers: antwerpNumbers },
  ghent,
];
