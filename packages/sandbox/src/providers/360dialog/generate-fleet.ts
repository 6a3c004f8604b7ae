import type { FleetSize } from '../../sandbox-provider.js';
import type { DialogChannel, DialogFleet } from './model.js';

const statuses = ['ready', 'ready', 'ready', 'created', 'ready', 'unverified'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED'];
const channelsOfWaba = 20;

/** Partners with one API key each. `credentials` does not apply: a key belongs to one partner. */
export function generateDialogFleet({ accounts, numbers }: FleetSize): DialogFleet {
  const partners = Array.from({ length: accounts }, (_, index) => {
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      account: `generated-360dialog-${String(index).padStart(5, '0')}`,
      apiKey: `sandbox-dialog-${index}-not-real`,
      partnerId: `Generated${index}PA`,
      // Numbers are dealt out in turns, so the n-th number has the same digits for any count of accounts.
      channels: Array.from({ length: count }, (_, position) => channelAt(position * accounts + index)),
    };
  });
  return { partners, numbers: [] };
}

function channelAt(index: number): DialogChannel {
  const waba = Math.floor(index / channelsOfWaba);
  return {
    id: `G${String(index).padStart(9, '0')}CH`,
    status: at(statuses, index),
    hub_status: 'live',
    availability_status: 'ready',
    account_mode: 'live',
    current_limit: 'TIER_10K',
    current_quality_rating: at(ratings, index),
    created_at: '2026-02-03T09:00:00Z',
    setup_info: {
      phone_number: String(491_700_000_000 + index),
      phone_name: `Generated ${index}`,
      new_name_status: null,
    },
    waba_account: {
      id: `G${waba}WA`,
      external_id: String(209_000_000_000_000_000n + BigInt(waba)),
      name: `Generated ${waba}`,
      namespace: `generated_${waba}`,
      fb_account_status: 'verified',
      status: 'approved',
    },
  };
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
