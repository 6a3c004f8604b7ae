import type { FleetSize } from '../../sandbox-provider.js';
import { sender } from './fleet.js';
import type { SinchFleet, SinchProject } from './model.js';

const states = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'ACTIVE', 'INACTIVE'];
const ratings = ['GREEN', 'GREEN', 'YELLOW', 'RED', 'UNKNOWN'];
const limits = ['TIER_2K', 'TIER_10K', 'TIER_250', 'TIER_100K', 'TIER_UNLIMITED'];

/** Projects with a WABA each. An access key belongs to one project, so `credentials` has no effect. */
export function generateSinchFleet({ accounts, numbers }: FleetSize): SinchFleet {
  return Array.from({ length: accounts }, (_, index): SinchProject => {
    const name = `generated-${String(index).padStart(5, '0')}`;
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      account: name,
      projectId: `project-${name}`,
      keyId: `sandbox-sinch-key-${name}`,
      keySecret: `sandbox-sinch-secret-${name}-not-real`,
      whatsAppAccount: {
        state: 'ONBOARDED',
        isEmbeddedSignup: true,
        wabaId: String(102_290_200_000_000 + index),
        details: { wabaName: name, clientBusinessManagerId: '506914307656634' },
        businessDailyLimit: at(limits, index),
      },
      senders: Array.from({ length: count }, (_, position) => senderAt(position * accounts + index)),
    };
  });
}

function senderAt(index: number) {
  return sender(1_000 + index, `Generated ${index}`, { state: at(states, index), qualityRating: at(ratings, index) });
}

function at(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}
