import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readMetaNumber, readMetaWaba } from '@wabascope/provider-kit/meta';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { AccountRow, Info } from './wire.js';

// Zernio does not document whether the limit is that of the number or of the portfolio.
const limit = { table: metaWords.messagingLimit, scope: 'unknown' } as const;

/** An account, with what Meta reports now where Zernio could read it. */
export function toPhoneNumber(row: AccountRow, info: Info | undefined, reader: RowReader<NumberField>): PhoneNumber {
  const { _id, isActive, needsReconnection, metadata: cached } = row;
  const phone = info?.phone;
  const printed = firstPhone(phone?.display_phone_number || cached?.displayPhoneNumber);
  const phoneNumberId = cached?.phoneNumberId || undefined;
  const node = {
    ...phone,
    verified_name: phone?.verified_name ?? cached?.verifiedName,
    quality_rating: phone?.quality_rating ?? cached?.qualityRating,
    name_status: phone?.name_status ?? cached?.nameStatus,
  };
  return defined({
    ...printed,
    id: phoneNumberId ?? printed?.id ?? _id,
    phoneNumberId,
    wabaId: cached?.wabaId || undefined,
    wabaName: info?.waba?.name,
    ...readMetaNumber(node, reader),
    messagingLimit: reader.limit('messagingLimit', phone?.messaging_limit_tier ?? cached?.messagingLimitTier, limit),
    ...reader.reported(),
    extensions: { zernio: defined({ _id, isActive, needsReconnection }) },
  });
}

/** The WABA of an account. */
export function toWaba(id: string, waba: Info['waba'], reader: RowReader<WabaField>): Waba {
  return { id, ...readMetaWaba(waba ?? {}, reader), ...reader.reported() };
}
