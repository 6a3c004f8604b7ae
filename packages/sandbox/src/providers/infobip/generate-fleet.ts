import type { FleetSize } from '../../sandbox-provider.js';
import { sender } from './fleet.js';
import type { InfobipAccount, InfobipFleet } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED', 'BANNED'];
const ratings = ['HIGH', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];
const limits = ['LIMIT_2K', 'LIMIT_10K', 'LIMIT_250', 'LIMIT_100K', 'UNLIMITED'];

/** Accounts with configured senders. An API key belongs to one account, so `credentials` has no effect. */
export function generateInfobipFleet({ accounts, numbers }: FleetSize): InfobipFleet {
  return Array.from({ length: accounts }, (_, index): InfobipAccount => {
    const name = `generated-${String(index).padStart(5, '0')}`;
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    const senders = Array.from({ length: count }, (_, position) => senderAt(position * accounts + index, index));
    return {
      account: name,
      apiKey: `sandbox-infobip-key-${name}-not-real`,
      scopes: ['whatsapp:manage'],
      configured: senders.map(({ quality }) => quality.sender),
      senders,
      numbers: [],
    };
  });
}

function senderAt(index: number, account: number) {
  return sender(String(447_100_000_000 + index), `Generated ${index}`, {
    status: at(statuses, index),
    qualityRating: at(ratings, index),
    currentLimit: at(limits, account),
    businessAccountId: 102_290_200_000_000 + account,
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
