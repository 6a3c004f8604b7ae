import type { FleetSize } from '../../sandbox-provider.js';
import type { BirdFleet, BirdNumber, BirdWaba, BirdWorkspace } from './model.js';

const statuses = ['connected', 'connected', 'connected', 'flagged', 'connected', 'rate_limited', 'connected', 'banned'];
const ratings = ['green', 'green', 'yellow', 'green', 'unknown'];
const limits = ['tier_1k', 'tier_10k', 'tier_250', 'tier_100k', 'tier_unlimited'];
const meta_synced_at = '2026-10-05T10:00:00Z';

/** Workspaces with one WABA each. A key reads one workspace, so `credentials` has no effect. */
export function generateBirdFleet({ accounts, numbers }: FleetSize): BirdFleet {
  return Array.from({ length: accounts }, (_, index): BirdWorkspace => {
    const waba = wabaAt(index);
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    // Numbers are dealt out in turns, so the n-th number is the same for any count of accounts.
    const rows = Array.from({ length: count }, (_, position) => numberAt(position * accounts + index, waba));
    return {
      account: `generated-bird-${index}`,
      apiKey: `bk_eu1_sandbox-${index}-not-real`,
      wabas: [waba],
      numbers: rows,
    };
  });
}

function wabaAt(index: number): BirdWaba {
  return {
    id: `waa_generated${index}`,
    waba: String(204_060_000_000_000_000n + BigInt(index)),
    name: `Generated ${index}`,
    status: 'active',
    account_review_status: 'approved',
    business_verification_status: 'verified',
    meta_synced_at,
    created_at: dateAt(index),
    updated_at: meta_synced_at,
  };
}

function numberAt(index: number, { waba }: BirdWaba): BirdNumber {
  const status = at(statuses, index);
  return {
    id: `wan_generated${index}`,
    waba,
    phone_number: `+${447_400_000_000 + index}`,
    name: `Generated ${index}`,
    scope: 'workspace',
    status,
    // Meta flags numbers of low quality.
    quality_rating: status === 'flagged' ? 'red' : at(ratings, index),
    messaging_limit: at(limits, index),
    throughput_level: 'standard',
    is_official_business_account: false,
    meta_synced_at,
    created_at: dateAt(index),
    updated_at: meta_synced_at,
  };
}

/** A later date for each index. */
function dateAt(index: number): string {
  return new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
