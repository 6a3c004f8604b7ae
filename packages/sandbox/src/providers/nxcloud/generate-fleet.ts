import { generatedAccounts, inTurn } from '../../generated-sizes.js';
import type { FleetSize } from '../../sandbox-provider.js';
import { row } from './fleet.js';
import type { NxcloudFleet } from './model.js';

/** Applications of integrators with made-up numbers, in one WABA each. */
export function generateNxcloudFleet(size: FleetSize): NxcloudFleet {
  return generatedAccounts(size).map(({ index, account, numbers }) => {
    const waba = { waba_id: String(116_970_000_000_000_000n + BigInt(index)), waba_name: `Generated ${index}` };
    const rows = numbers.map((number) => {
      const digits = String(8_613_800_000_000 + number);
      const changes = {
        status: inTurn(['CONNECTED', 'CONNECTED', 'CONNECTED', 'PENDING', 'CONNECTED', 'BANNED', 'CONNECTED'], number),
        quality_rating: inTurn(['GREEN', 'YELLOW', 'GREEN', 'RED', 'UNKNOW'], number),
        current_limit: inTurn(['TIER_250', 'TIER_1K', 'TIER_10K', '', 'TIER_UNLIMITED'], number),
        name_status: inTurn(['APPROVED', 'APPROVED', 'PENDING_REVIEW', 'APPROVED', 'DECLINED', 'APPROVED'], number),
      };
      return [digits, row(waba, `+${digits}`, `Generated ${number}`, changes)] as const;
    });
    return {
      account,
      accessKey: `sandbox-nx-key-generated-${index}`,
      accessSecret: `sandbox-nxcloud-secret-${index}-not-real`,
      appkey: `sandbox-nx-app-generated-${index}`,
      integrator: true,
      numbers: Object.fromEntries(rows),
    };
  });
}
