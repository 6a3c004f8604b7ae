import type { MetaBusiness, MetaWabaNode } from '../model.js';
import { nordlysAppId } from './nordlys.js';
import { healthOfNumber, healthOfWaba, type NodeEntities, number } from './row.js';

const surroundings: NodeEntities = {
  wabaId: '10229012934000007',
  businessId: '506914307000005',
  appId: nordlysAppId,
};

/** Its fields contradict each other in ways that Meta's API does not produce. Only tests need it. */
export const contradictory: MetaBusiness = {
  id: surroundings.businessId,
  name: 'Contradictory Health AS',
  owned: [surroundings.wabaId],
  shared: [],
};

const limit = { whatsapp_business_manager_messaging_limit: 'TIER_100K' };
const available = (id: string) => ({ ...limit, health_status: healthOfNumber(id, surroundings) });

export const contradictoryWabas: readonly MetaWabaNode[] = [
  {
    fields: {
      id: surroundings.wabaId,
      name: 'Contradictory Health',
      currency: 'NOK',
      account_review_status: 'APPROVED',
      status: 'ACTIVE',
      business_verification_status: 'verified',
      ownership_type: 'SELF_OWNED',
      country: 'NO',
      timezone_id: '98',
      creation_time: 1_704_067_200,
      owner_business_info: { name: contradictory.name, id: contradictory.id },
      health_status: healthOfWaba({
        ...surroundings,
        problems: { WABA: { can_send_message: 'LIMITED', additional_info: ['The account is under review.'] } },
      }),
      ...limit,
    },
    numbers: [
      number('10634052200000051', '+47 21 23 45 51', 'Deleted yet available', surroundings, {
        status: 'DELETED',
        ...available('10634052200000051'),
      }),
      number('10634052200000052', '+47 21 23 45 52', 'Restricted yet available', surroundings, {
        status: 'RESTRICTED',
        ...available('10634052200000052'),
      }),
      number(
        '10634052200000053',
        '+47 21 23 45 53',
        'Better than its WABA',
        surroundings,
        available('10634052200000053'),
      ),
    ],
  },
];
