import { generatedAccounts, inTurn } from '../../generated-sizes.js';
import type { FleetSize } from '../../sandbox-provider.js';
import type { AntgstFleet } from './model.js';

const created = { createTime: '2025-12-16T15:46:51.000+08:00', updateTime: '2026-01-05T09:30:00.000+08:00' };

/** Tenants with made-up numbers, in one WABA each. */
export function generateAntgstFleet(size: FleetSize): AntgstFleet {
  return generatedAccounts(size).map(({ index, account, numbers }) => {
    const wabaId = String(305_070_000_000_000_000n + BigInt(index));
    return {
      account,
      accessToken: `sandbox-antgst-token-${index}-not-real`,
      wabas: [
        {
          wabaId,
          name: `Generated ${index}`,
          status: inTurn(['ACTIVE', 'ACTIVE', 'ACTIVE', 'RESTRICTED', 'ACTIVE'], index),
          businessVerificationStatus: inTurn(['verified', 'pending', 'verified', 'rejected'], index),
          accountReviewStatus: inTurn(['APPROVED', 'APPROVED', 'APPROVED', 'PENDING', 'APPROVED', 'REJECTED'], index),
          whatsappBusinessManagerMessagingLimit: inTurn(['TIER_2K', 'TIER_250', 'TIER_10K', 'TIER_NOT_SET'], index),
          ...created,
        },
      ],
      numbers: numbers.map((number) => ({
        wabaId,
        phoneNumberId: String(705_070_000_000_000_000n + BigInt(number)),
        displayPhoneNumber: `+${2_348_030_000_000 + number}`,
        verifiedName: `Generated ${number}`,
        status: inTurn(['CONNECTED', 'CONNECTED', 'WARNED', 'CONNECTED', 'BLOCKED', 'CONNECTED', 'UNVERIFIED'], number),
        qualityRating: inTurn(['GREEN', 'YELLOW', 'GREEN', 'RED', 'UNKNOWN'], number),
        codeVerificationStatus: inTurn(['VERIFIED', 'VERIFIED', 'EXPIRED', 'VERIFIED', 'NOT_VERIFIED'], number),
        throughput: inTurn(['STANDARD', 'HIGH', 'STANDARD'], number),
        messagingLimitTier: inTurn(['TIER_2K', 'TIER_250', 'TIER_1K'], number),
        ...created,
      })),
    };
  });
}
