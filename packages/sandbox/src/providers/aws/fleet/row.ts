import type { AwsPhoneNumber, AwsWaba, AwsWabaSummary } from '../model.js';

/** Made up. */
const awsAccount = '111122223333';

function idOf(ordinal: number): string {
  return ordinal.toString(16).padStart(32, '0');
}

function arnOf(region: string, resource: string): string {
  return `arn:aws:social-messaging:${region}:${awsAccount}:${resource}`;
}

/** A number with a good rating, with `changes`. The ordinal makes its IDs. */
export function phone(
  region: string,
  ordinal: number,
  displayPhoneNumber: string,
  displayPhoneNumberName: string,
  changes: Partial<AwsPhoneNumber> = {},
): AwsPhoneNumber {
  const id = idOf(ordinal);
  return {
    arn: arnOf(region, `phone-number-id/${id}`),
    phoneNumber: displayPhoneNumber.replace(/[^+\d]/g, ''),
    phoneNumberId: `phone-number-id-${id}`,
    metaPhoneNumberId: String(106_540_360_000_000_000n + BigInt(ordinal)),
    displayPhoneNumberName,
    displayPhoneNumber,
    qualityRating: 'GREEN',
    ...changes,
  };
}

/** A registered WABA with its numbers. */
export function waba(
  region: string,
  ordinal: number,
  wabaName: string,
  phoneNumbers: readonly AwsPhoneNumber[],
  changes: Partial<AwsWabaSummary> = {},
): AwsWaba {
  const id = idOf(ordinal);
  const summary: AwsWabaSummary = {
    arn: arnOf(region, `waba/${id}`),
    id: `waba-${id}`,
    wabaId: String(102_290_130_000_000_000n + BigInt(ordinal)),
    registrationStatus: 'COMPLETE',
    linkDate: 1_741_300_000 + ordinal,
    wabaName,
    eventDestinations: [],
    ...changes,
  };
  return { summary, phoneNumbers };
}
