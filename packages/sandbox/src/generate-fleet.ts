import { row } from './providers/alibaba/fleet/row.js';
import type { AlibabaCustomer, AlibabaFleet, AlibabaSpace } from './providers/alibaba/model.js';

/** How large a fleet to make. */
export interface FleetSize {
  /** Custom spaces, each of which is one account. */
  readonly accounts: number;
  /** In all; spread evenly, the first accounts get one more. */
  readonly numbers: number;
  /** Access keys that share the accounts; 1 when absent. */
  readonly accessKeys?: number;
}

const statuses = ['CONNECTED', 'CONNECTED', 'CONNECTED', 'FLAGGED', 'CONNECTED', 'RATE_LIMITED', 'CONNECTED', 'BANNED'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED', 'GREEN', 'UNKNOWN'];
const tiers = ['TIER_1K', 'TIER_10K', 'TIER_250', 'TIER_100K', 'TIER_UNLIMITED'];

/** A large Alibaba fleet for measurements. The same size makes the same fleet. */
export function generateFleet({ accounts, numbers, accessKeys = 1 }: FleetSize): AlibabaFleet {
  const spaces = Array.from({ length: accounts }, (_, index) => spaceAt(index, accounts, numbers));
  return Array.from({ length: accessKeys }, (_, key): AlibabaCustomer => {
    return {
      accessKeyId: `LTAI-sandbox-generated-${key}`,
      accessKeySecret: `sandbox-generated-secret-${key}`,
      spaces: spaces.filter((_, index) => index % accessKeys === key),
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
    // Numbers go round the accounts, so that the n-th number overall has the same digits whatever the division.
    phoneNumbers: Array.from({ length: count }, (_, position) => numberAt(position * accounts + index)),
  };
}

function numberAt(index: number) {
  const Status = at(statuses, index);
  return row(String(8_613_900_000_000 + index), `Generated ${index}`, {
    Status,
    // Meta flags a number because its quality is low.
    QualityRating: Status === 'FLAGGED' ? 'RED' : at(ratings, index),
    MessagingLimitTier: at(tiers, index),
  });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
