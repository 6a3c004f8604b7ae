import { generatedAccounts, inTurn } from '../../generated-sizes.js';
import type { FleetSize } from '../../sandbox-provider.js';
import { row } from './fleet.js';
import type { AwalFleet } from './model.js';

/** Workspaces with made-up numbers. */
export function generateAwalFleet(size: FleetSize): AwalFleet {
  return generatedAccounts(size).map(({ index, account, numbers }) => ({
    account,
    clientId: `sandbox-client-generated-${index}`,
    hmacSecret: `sandbox-awal-secret-${index}-not-real`,
    domain: `generated-${index}`,
    numbers: numbers.map((number) =>
      row(1_000 + number, String(966_510_000_000 + number), `Generated ${number}`, {
        status: inTurn(['CONNECTED', 'CONNECTED', 'CONNECTED', 'DISCONNECTED', 'CONNECTED', 'FLAGGED'], number),
        quality_rating: inTurn(['GREEN', 'GREEN', 'YELLOW', 'RED', 'UNKNOWN'], number),
      }),
    ),
  }));
}
