import type { FleetSize } from '../../sandbox-provider.js';
import { phone, waba } from './fleet/row.js';
import type { AwsFleet, AwsRegion } from './model.js';

const ratings = ['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED', 'UNKNOWN', ''];

/** Made-up Regions, each with a WABA, because one key has one account in a Region. */
export function generateAwsFleet({ accounts, numbers, credentials = 1 }: FleetSize): AwsFleet {
  const regions = Array.from({ length: accounts }, (_, index) => regionAt(index, accounts, numbers));
  return Array.from({ length: credentials }, (_, key) => ({
    accessKeyId: `AKIASANDBOX${key}`,
    secretAccessKey: `sandbox/aws-${key}-not-real`,
    regions: regions.filter((_, index) => index % credentials === key),
  }));
}

function regionAt(index: number, accounts: number, numbers: number): AwsRegion {
  // Two digits at the end, as in the name of a Region.
  const region = `zz-generated-${String.fromCharCode(97 + (Math.floor(index / 2_600) % 26), 97 + (Math.floor(index / 100) % 26))}-${index % 100}`;
  const count = Math.floor(numbers / accounts) + (index < numbers % accounts ? 1 : 0);
  // Numbers are dealt out in turns, so the n-th number has the same digits for any count of accounts.
  const phones = Array.from({ length: count }, (_, position) => {
    const ordinal = position * accounts + index;
    const qualityRating = ratings[ordinal % ratings.length] ?? '';
    const printed = `+49 176 ${40_000_000 + ordinal}`;
    return phone(region, ordinal, printed, `Generated ${ordinal}`, { qualityRating });
  });
  const wabas = [waba(region, index, `Generated ${index}`, phones)];
  return { account: `aws-generated-${String(index).padStart(5, '0')}`, region, wabas };
}
