import type { AlibabaPhoneNumber } from '../model.js';

/** A healthy number in the words of the API reference, with `changes`. */
export function row(
  PhoneNumber: string,
  VerifiedName: string,
  changes: Partial<AlibabaPhoneNumber> = {},
): AlibabaPhoneNumber {
  return {
    UpQueue: 'Alicom-Queue-1000000000000001-ChatAppInbound',
    PhoneNumber,
    StatusQueue: 'Alicom-Queue-1000000000000001-ChatAppStatus',
    VerifiedName,
    StatusCallbackUrl: 'https://hooks.lumen.example/status',
    UpCallbackUrl: 'https://hooks.lumen.example/inbound',
    QualityRating: 'GREEN',
    Status: 'CONNECTED',
    CodeVerificationStatus: 'VERIFIED',
    NameStatus: 'Approval',
    MessagingLimitTier: 'TIER_10K',
    NewNameStatus: 'Approval',
    IsOfficial: 'N',
    ...changes,
  };
}
