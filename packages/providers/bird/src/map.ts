import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

// Bird adds three words to Meta's: two before setup is complete, and one for a connection that was rejected for good.
const statuses = metaWords.status.with({ PREPARING: 'PENDING', AWAITING_SIGNUP: 'PENDING', FAILED: 'DISCONNECTED' });

// A number that Bird has not read from Meta yet is `pending` too, even after setup.
const statusesBeforeSync = statuses.with({ PENDING: 'UNKNOWN' });

const limit = { table: metaWords.messagingLimit, scope: 'portfolio' } as const;

/** A row of the numbers. It has neither Meta's phone number ID nor the display name. */
export function toPhoneNumber(row: NumberRow, reader: RowReader<NumberField>): PhoneNumber {
  const error = row.error ? defined(row.error) : undefined;
  const synced = reader.time('meta_synced_at', row.meta_synced_at);
  return defined({
    id: row.id,
    ...(row.phone_number ? readPhone(row.phone_number) : {}),
    wabaId: row.waba || undefined,
    status: reader.word('status', row.status, row.meta_synced_at ? statuses : statusesBeforeSync),
    qualityRating: reader.word('qualityRating', row.quality_rating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', row.messaging_limit, limit),
    throughput: reader.word('throughput', row.throughput_level, metaWords.throughput),
    isOfficialBusinessAccount: row.is_official_business_account,
    createdAt: reader.time('createdAt', row.created_at),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
    extensions: { bird: defined({ id: row.id, name: row.name, scope: row.scope, error, meta_synced_at: synced }) },
  });
}

/** A row of the business accounts. `ban` is what Meta once announced: only `status` says whether the WABA can send. */
export function toWaba(row: WabaRow, reader: RowReader<WabaField>): Waba {
  const ban = row.ban ? defined(row.ban) : undefined;
  const synced = reader.time('meta_synced_at', row.meta_synced_at);
  return defined({
    id: row.waba,
    name: row.name,
    accountReviewStatus: reader.word('accountReviewStatus', row.account_review_status, metaWords.accountReviewStatus),
    status: reader.word('status', row.status, metaWords.wabaStatus),
    businessVerificationStatus: reader.word(
      'businessVerificationStatus',
      row.business_verification_status,
      metaWords.businessVerificationStatus,
    ),
    businessId: row.portfolio?.meta_id,
    businessName: row.portfolio?.name,
    createdAt: reader.time('createdAt', row.created_at),
    updatedAt: reader.time('updatedAt', row.updated_at),
    ...reader.reported(),
    extensions: { bird: defined({ id: row.id, ban, meta_synced_at: synced }) },
  });
}
