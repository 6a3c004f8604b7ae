import type { FleetSize } from '../../sandbox-provider.js';
import type { TwilioFleet } from './model.js';
import { row } from './row.js';

const statuses = ['ONLINE', 'ONLINE', 'ONLINE:UPDATING', 'OFFLINE', 'ONLINE', 'VERIFYING'];
const ratings = ['HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
const limits = ['1K', '10K', '250', '100K', 'Unlimited', '2K'];

/** Made-up senders. Each account has its own credential. */
export function generateTwilioFleet({ accounts, numbers }: FleetSize): TwilioFleet {
  return Array.from({ length: accounts }, (_, account) => {
    const count = Math.floor(numbers / accounts) + (account < numbers % accounts ? 1 : 0);
    return {
      account: `generated-${String(account).padStart(5, '0')}`,
      accountSid: `ACgenerated${account}`,
      authToken: `sandbox-token-${account}-not-real`,
      senders: Array.from({ length: count }, (_, position) => senderAt(position * accounts + account)),
    };
  });
}

function senderAt(index: number) {
  return row(`+${13_032_000_000 + index}`, `Generated ${index}`, {
    status: at(statuses, index),
    properties: { quality_rating: at(ratings, index), messaging_limit: `${at(limits, index)} Customers/24hr` },
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
