import type { FleetSize } from '../../sandbox-provider.js';
import { entry } from './entry.js';
import type { ZernioFleet } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED'];
const tiers = ['TIER_1K', 'TIER_10K', 'TIER_250'];

/** Teams with one WABA each. A key reads one team, so `credentials` has no effect. */
export function generateZernioFleet({ accounts, numbers }: FleetSize): ZernioFleet {
  return Array.from({ length: accounts }, (_, team) => {
    const id = String(208_060_000_000_000_000n + BigInt(team));
    const waba = { id, name: `Generated ${team}`, verification: 'verified' };
    const count = Math.floor(numbers / accounts) + (team < numbers % accounts ? 1 : 0);
    const entries = Array.from({ length: count }, (_, position) => {
      // Numbers are dealt out in turns, so the n-th number is the same for any count of accounts.
      const index = position * accounts + team;
      const phone = { status: statuses[index % 5] ?? '', messaging_limit_tier: tiers[index % 3] ?? '' };
      return entry(waba, index, `+${447_400_000_000 + index}`, `Generated ${index}`, { phone });
    });
    return { account: `generated-zernio-${team}`, apiKey: `sk_sandbox-${team}-not-real`, entries };
  });
}
