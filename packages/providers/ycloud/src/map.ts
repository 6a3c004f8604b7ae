import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import { defined, metaWords, type RawWord, type RowReader, toUtc } from '@wabascope/provider-kit';
import { firstPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, WabaRow } from './wire.js';

const { accountReviewStatus, businessVerificationStatus, codeVerificationStatus, messagingLimit: table } = metaWords;
// BLOCKED means that the limit of this 24-hour period is used up, not that the number is banned.
const statuses = metaWords.status.with({ MANUAL_REVIEW: 'PENDING', WARNED: 'FLAGGED', BLOCKED: 'RESTRICTED' });
// The specification does not have these two words. Responses do.
const nameStatuses = metaWords.nameStatus.with({ PENDING: 'PENDING_REVIEW', REJECTED: 'DECLINED' });
// YCloud reports bans and restrictions of a WABA, and no status.
const wabaStatuses = metaWords.wabaStatus.with({
  RESTRICTED_BIZ_INITIATED_MESSAGING: 'RESTRICTED',
  RESTRICTED_CUSTOMER_INITIATED_MESSAGING: 'RESTRICTED',
});

/** A WABA as its numbers need it. */
export interface WabaReference {
  readonly id: string;
  readonly name?: string | null | undefined;
}

/** A row of `phoneNumbers`, and the WABAs that it may belong to: at most 100. */
export function toPhoneNumber(
  row: NumberRow,
  reader: RowReader<NumberField>,
  wabas: readonly WabaReference[],
): PhoneNumber {
  const limit = row.whatsappBusinessManagerMessagingLimit;
  const scope = limit ? 'portfolio' : 'phone';
  const phone = firstPhone(row.displayPhoneNumber, row.phoneNumber);
  return defined({
    ...phone,
    id: row.id ?? phone?.id ?? 'unknown',
    phoneNumberId: row.id,
    wabaId: row.wabaId || undefined,
    wabaName: wabas.find(({ id }) => id === row.wabaId)?.name,
    verifiedName: row.verifiedName,
    status: reader.word('status', row.status, statuses),
    qualityRating: reader.word('qualityRating', row.qualityRating, metaWords.qualityRating),
    messagingLimit: reader.limit('messagingLimit', limit || row.messagingLimit, { table, scope }),
    nameStatus: reader.word('nameStatus', row.nameStatus, nameStatuses),
    newVerifiedName: row.newName || undefined,
    newNameStatus: reader.word('newNameStatus', row.newNameStatus, nameStatuses),
    codeVerificationStatus: reader.word('codeVerificationStatus', row.codeVerificationStatus, codeVerificationStatus),
    isOfficialBusinessAccount: row.isOfficialBusinessAccount,
    isOnBusinessApp: row.isOnBizApp,
    ...reader.reported(),
  });
}

/**
 * A row of `businessAccounts`.
 * @param now Milliseconds since 1970. Restrictions expire.
 */
export function toWaba(row: WabaRow, reader: RowReader<WabaField>, now: number): Waba {
  const { id, name, currency, messageTemplateNamespace, country, timezoneId, businessId, businessName } = row;
  const { businessVerificationStatus: verification, whatsappBusinessManagerMessagingLimit: limit } = row;
  return defined({
    ...{ id, name, currency, messageTemplateNamespace, country, timezoneId, businessId, businessName },
    accountReviewStatus: reader.word('accountReviewStatus', row.accountReviewStatus, accountReviewStatus),
    status: reader.word('status', banOrRestriction(row, now), wabaStatuses),
    businessVerificationStatus: reader.word('businessVerificationStatus', verification, businessVerificationStatus),
    ownershipType: reader.word('ownershipType', row.ownershipType, metaWords.ownershipType),
    messagingLimit: reader.limit('messagingLimit', limit, { table, scope: 'portfolio' }),
    ...reader.reported(),
  });
}

/** A restriction in force outranks the end of a ban. */
function banOrRestriction({ banState, restrictions }: WabaRow, now: number): RawWord {
  if (banState && wabaStatuses.find(banState) !== 'ACTIVE') return banState;
  const relevant = restrictions?.filter((each) => each.restrictionType !== 'RESTRICTED_ADD_PHONE_NUMBER_ACTION');
  const inForce = relevant?.find(({ expiration }) => !(Date.parse(toUtc(expiration) ?? '') <= now));
  return inForce?.restrictionType ?? banState;
}
