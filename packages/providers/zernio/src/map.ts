import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import { toHealthStatus } from './health.js';
import type { AccountRow, Info } from './wire.js';

// Zernio does not document whether the limit is that of the number or of the portfolio.
const limit = { table: metaWords.messagingLimit, scope: 'unknown' } as const;

/** An account, with what Meta reports now where Zernio could read it. */
export function toPhoneNumber(row: AccountRow, info: Info | undefined, reader: RowReader<NumberField>): PhoneNumber {
  const cached = row.metadata;
  const phone = info?.phone;
  const printed = phone?.display_phone_number || cached?.displayPhoneNumber;
  const numberOf = printed ? readPhone(printed) : { id: row._id };
  const phoneNumberId = cached?.phoneNumberId || undefined;
  const { _id, isActive, needsReconnection } = row;
  return defined({
    ...numberOf,
    id: phoneNumberId ?? numberOf.id,
    phoneNumberId,
    wabaId: cached?.wabaId || undefined,
    wabaName: info?.waba?.name,
    verifiedName: phone?.verified_name ?? cached?.verifiedName,
    status: reader.word('status', phone?.status, metaWords.status),
    qualityRating: reader.word(
      'qualityRating',
      phone?.quality_rating ?? cached?.qualityRating,
      metaWords.qualityRating,
    ),
    messagingLimit: reader.limit('messagingLimit', phone?.messaging_limit_tier ?? cached?.messagingLimitTier, limit),
    nameStatus: reader.word('nameStatus', phone?.name_status ?? cached?.nameStatus, metaWords.nameStatus),
    throughput: reader.word('throughput', phone?.throughput?.level, metaWords.throughput),
    isOfficialBusinessAccount: phone?.is_official_business_account,
    platformType: reader.word('platformType', phone?.platform_type, metaWords.platformType),
    healthStatus: toHealthStatus(phone?.health_status, reader),
    ...reader.reported(),
    extensions: { zernio: defined({ _id, isActive, needsReconnection }) },
  });
}

/** The WABA of an account. */
export function toWaba(id: string, waba: Info['waba'], reader: RowReader<WabaField>): Waba {
  const table = metaWords.businessVerificationStatus;
  return defined({
    id,
    name: waba?.name,
    businessVerificationStatus: reader.word('businessVerificationStatus', waba?.business_verification_status, table),
    timezoneId: waba?.timezone_id,
    healthStatus: toHealthStatus(waba?.health_status, reader),
    ...reader.reported(),
  });
}
