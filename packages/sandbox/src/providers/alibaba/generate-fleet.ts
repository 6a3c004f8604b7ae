import type { FleetSize } from '../../sandbox-provider.js';
import { row } from './fleet/row.js';
import type { AlibabaCustomer, AlibabaFleet, AlibabaSpace } from './model.js';

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'FLAGGED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED', 'BANNED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED', 'GREEN', 'UNKNOWN'];
const tiers = ['TIER_1K', 'TIER_10K', 'TIER_250', 'TIER_100K', 'TIER_UNLIMITED'];

/** Custom spaces with made-up numbers; each space is one account. */
export function generateAlibabaFleet({ accounts, numbers, credentials = 1 }: FleetSize): AlibabaFleet {
  const spaces = Array.from({ length: accounts }, (_, index) => spaceAt(index, accounts, numbers));
  return Array.from({ length: credentials }, (_, key): AlibabaCustomer => {
    return {
      accessKeyId: `LTAI-sandbox-generated-${key}`,
      accessKeySecret: `sandbox-secret-${key}-not-real`,
      spaces: spaces.filter((_, index) => index % credentials === key),
    };
  });
}

function spaceAt(index: number, accounts: number, numbers: number): AlibabaSpace {
  const ordinal = String(index).padStart(5, '0');
  const id = (base: bigint) => String(base + BigInt(index));
  const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
  return {
    account: `generated-${ordinal}`,
    custSpaceId: id(29_348_393_990_000_000_000n),
    waba: {
      Id: id(203_939_883_990_000_000n),
      Name: `Generated ${ordinal}`,
      Currency: 'USD',
      AccountReviewStatus: 'APPROVED',
      MessageTemplateNamespace: `90e63d28-e31d-4eb2-8939-${id(100_000_000_000n)}`,
    },
    business: {
      BusinessId: id(774_400_112_990_000_000n),
      BusinessName: `Generated ${ordinal} Ltd.`,
      VerificationStatus: 'verified',
    },
    // Numbers are dealt out in turns, so the n-th number has the same digits for any count of accounts.
    phoneNumbers: Array.from({ length: count }, (_, position) => numberAt(position * accounts + index)),
  };
}

function numberAt(index: number) {
  const Status = at(statuses, index);
  return row(String(8_613_900_000_000 + index), `Generated ${index}`, {
    Status,
    // Meta flags numbers of low quality.
    QualityRating: Status === 'FLAGGED' ? 'RED' : at(ratings, index),
    MessagingLimitTier: at(tiers, index),
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
