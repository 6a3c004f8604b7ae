import type { FleetSize } from '../../sandbox-provider.js';
import { numberRow, wabaNode } from './fleet-rows.js';
import type { KapsoFleet } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED', 'DISCONNECTED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'UNKNOWN'];

/** Projects with made-up numbers; each project is one account with one WABA. */
export function generateKapsoFleet({ accounts, numbers }: FleetSize): KapsoFleet {
  return Array.from({ length: accounts }, (_, index) => {
    const ordinal = String(index).padStart(5, '0');
    const wabaId = `1022901293${ordinal}99999`;
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      apiKey: `sandbox-kapso-${ordinal}-not-real`,
      accounts: { [`generated-${ordinal}`]: {} },
      numbers: Array.from({ length: count }, (_, position) => {
        const place = position * accounts + index;
        return numberRow(wabaId, `+51 9${String(place).padStart(8, '0')}`, `Generated ${place}`, {
          status: statuses[place % statuses.length] ?? null,
          quality_rating: ratings[place % ratings.length] ?? null,
        });
      }),
      health: {},
      wabas: [wabaNode(wabaId, `Generated ${ordinal}`)],
    };
  });
}
