import type { FleetSize } from '../../sandbox-provider.js';
import type { TelnyxFleet } from './model.js';
import { row, waba } from './row.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'PENDING', 'CONNECTED', 'RATE_LIMITED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'UNKNOWN', 'RED'];

/** Made-up numbers in one WABA for each account. Each account has its own API key. */
export function generateTelnyxFleet({ accounts, numbers }: FleetSize): TelnyxFleet {
  return Array.from({ length: accounts }, (_, account) => {
    const count = Math.floor(numbers / accounts) + (account < numbers % accounts ? 1 : 0);
    const own = waba(String(502_030_400_000_000_000n + BigInt(account)), `Generated ${account}`);
    return {
      account: `generated-${String(account).padStart(5, '0')}`,
      apiKey: `KEY-sandbox-${account}-not-real`,
      wabas: [own],
      numbers: Array.from({ length: count }, (_, position) => {
        const index = position * accounts + account;
        const changes = { status: at(statuses, index), quality_rating: at(ratings, index) };
        return row(own, `+${19_182_000_000 + index}`, `Generated ${index}`, changes);
      }),
    };
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
