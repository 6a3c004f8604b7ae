import type { FleetSize } from '../../sandbox-provider.js';
import type { YcloudFleet, YcloudNumber, YcloudTenant } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED', 'WARNED', 'CONNECTED', 'BANNED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED', 'GREEN', 'UNKNOWN'];
/** A WABA has at most this many numbers. */
const numbersOfWaba = 100;

/** Accounts with one API key each. `credentials` does not apply: a key belongs to one account. */
export function generateYcloudFleet({ accounts, numbers }: FleetSize): YcloudFleet {
  return Array.from({ length: accounts }, (_, index): YcloudTenant => {
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    // Numbers are dealt out in turns, so the n-th number has the same digits for any count of accounts.
    const rows = Array.from({ length: count }, (_, position) => numberAt(position * accounts + index, position, index));
    const ids = new Set(rows.map(({ wabaId }) => wabaId));
    return {
      account: `generated-ycloud-${String(index).padStart(5, '0')}`,
      apiKey: `sandbox-ycloud-${index}-not-real`,
      wabas: [...ids].map((id) => ({ id, name: `Generated ${id.slice(-9)}`, accountReviewStatus: 'APPROVED' })),
      numbers: rows,
    };
  });
}

function numberAt(index: number, position: number, account: number): YcloudNumber {
  const waba = BigInt(account) * 1_000n + BigInt(Math.floor(position / numbersOfWaba));
  const digits = String(447_000_000_000 + index);
  return {
    id: String(109_000_000_000_000_000n + BigInt(index)),
    phoneNumber: `+${digits}`,
    displayPhoneNumber: `+44 ${digits.slice(2)}`,
    wabaId: String(209_000_000_000_000_000n + waba),
    verifiedName: `Generated ${index}`,
    status: at(statuses, index),
    qualityRating: at(ratings, index),
    whatsappBusinessManagerMessagingLimit: 'TIER_10K',
    nameStatus: 'APPROVED',
    codeVerificationStatus: 'VERIFIED',
  };
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
