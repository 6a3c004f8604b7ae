import { messagingLimitTiers, type NumberField, type PhoneNumber } from '@wabascope/core';
import { defined, metaWords, type RowReader, withoutCredentials } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { SenderRow } from './wire.js';

const statuses = metaWords.status.with({
  ONLINE: 'CONNECTED',
  'ONLINE:UPDATING': 'CONNECTED',
  OFFLINE: 'DISCONNECTED',
  PENDING_VERIFICATION: 'UNVERIFIED',
  CREATING: 'PENDING',
  VERIFYING: 'PENDING',
  TWILIO_REVIEW: 'PENDING',
  DRAFT: 'PENDING',
  STUBBED: 'UNKNOWN',
});
const ratings = metaWords.qualityRating.with({ HIGH: 'GREEN', MEDIUM: 'YELLOW', LOW: 'RED' });
/** `10K Customers/24hr` is `TIER_10K`. */
const limits = metaWords.messagingLimit.with({
  ...Object.fromEntries(messagingLimitTiers.map((tier) => [`${tier.replace('TIER_', '')} Customers/24hr`, tier])),
  Unavailable: 'UNKNOWN',
});
/** The last two: Meta has approved the name, and Twilio could not apply it. */
const names = metaWords.nameStatus.with({
  COMPLETED: 'APPROVED',
  PIN_MISMATCH: 'UNKNOWN',
  REGISTRATION_FAILED: 'UNKNOWN',
});

/** A row of `Senders`. It does not have Meta's phone number ID. */
export function toPhoneNumber(row: SenderRow, reader: RowReader<NumberField>): PhoneNumber {
  const { sid, configuration, profile, properties, webhook } = row;
  const pending = profile?.pending_display_name_status ? profile : row;
  const inboundUrl = withoutCredentials(webhook?.callback_url) || undefined;
  const statusUrl = withoutCredentials(webhook?.status_callback_url) || undefined;
  return defined({
    ...readPhone(row.sender_id.replace(/^whatsapp:/, '')),
    wabaId: configuration?.waba_id || undefined,
    verifiedName: profile?.name,
    status: reader.word('status', row.status, statuses),
    qualityRating: reader.word('qualityRating', properties?.quality_rating, ratings),
    messagingLimit: reader.limit('messagingLimit', properties?.messaging_limit, { table: limits, scope: 'unknown' }),
    newVerifiedName: pending.pending_display_name,
    newNameStatus: reader.word('newNameStatus', pending.pending_display_name_status, names),
    callbacks: inboundUrl || statusUrl ? defined({ inboundUrl, statusUrl }) : undefined,
    ...reader.reported(),
    extensions: {
      twilio: defined({
        sid,
        offline_reasons: row.offline_reasons?.map((reason) => defined(reason)),
      }),
    },
  });
}
