import type { FleetSize } from '../../sandbox-provider.js';
import { app } from './fleet-apps.js';
import type { GupshupFleet } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'DISCONNECTED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW'];

/** Partners with made-up apps; each partner is one account with one WABA. */
export function generateGupshupFleet({ accounts, numbers }: FleetSize): GupshupFleet {
  return Array.from({ length: accounts }, (_, index) => {
    const ordinal = String(index).padStart(5, '0');
    const owner = {
      ...{ wabaId: `1022901294${ordinal}99999`, wabaName: `Generated ${ordinal}` },
      ...{ accountStatus: 'ACTIVE', ownershipType: 'CLIENT_OWNED', messagingLimit: 'TIER_10K' },
    };
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      email: `partner-${ordinal}@generated.example`,
      clientSecret: `sandbox-gupshup-${ordinal}-not-real`,
      accounts: { [`generated-${ordinal}`]: { createAppTokens: true } },
      apps: Array.from({ length: count }, (_, position) => {
        const place = position * accounts + index;
        return app(owner, `9198${String(place).padStart(8, '0')}`, `Generated ${place}`, {
          info: {
            dockerStatus: statuses[place % statuses.length] ?? '',
            phoneQuality: ratings[place % ratings.length] ?? '',
          },
        });
      }),
    };
  });
}
