import type { FleetSize } from '../../sandbox-provider.js';
import type { VonageFleet, VonageKey } from './model.js';

/** Made-up keys, each with one WABA. A key is an account, so `credentials` has no effect. */
export function generateVonageFleet({ accounts, numbers }: FleetSize): VonageFleet {
  return Array.from({ length: accounts }, (_, index): VonageKey => {
    const ordinal = String(index).padStart(5, '0');
    const apiKey = `gen${ordinal}`;
    const waba_id = String(113_990_000_000_000_000n + BigInt(index));
    const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
    return {
      account: `vonage-generated-${ordinal}`,
      apiKey,
      apiSecret: `SandboxGenerated${index}`,
      wabas: [{ waba_id, api_key: apiKey, name: `Generated ${ordinal}`, account_review_status: 'Approved' }],
      // Numbers are dealt out in turns, so the n-th number has the same digits for any count of accounts.
      numbers: Array.from({ length: count }, (_, position) => ({
        waba_id,
        api_key: apiKey,
        whatsapp_number: String(4_917_650_000_000 + position * accounts + index),
        verified_name: `Generated ${position * accounts + index}`,
      })),
    };
  });
}
