import type { NumberField, PhoneNumber, Waba, WabaField } from '@wabascope/core';
import * as z from 'zod';
import { metaHealth, toHealthStatus } from './meta-health.js';
import { metaWords } from './meta-words.js';
import type { RowReader } from './row-reader.js';
import { defined } from './row-reader.js';
import * as wire from './wire.js';

/**
 * Members of a number in Meta's Graph API, as Meta and the providers that pass them on return them. `pick` those that a
 * provider passes on. The messaging limit is not among them: its scope depends on the provider.
 */
export const metaNumber = z.object({
  verified_name: wire.text,
  status: wire.word,
  quality_rating: wire.word,
  name_status: wire.word,
  new_name_status: wire.word,
  code_verification_status: wire.word,
  throughput: z.object({ level: wire.word }).nullish(),
  is_official_business_account: wire.flag,
  platform_type: wire.word,
  account_mode: wire.word,
  health_status: metaHealth.nullish(),
});
export type MetaNumber = Partial<z.infer<typeof metaNumber>>;

/** The fields of the model that a {@link metaNumber} has. */
export function readMetaNumber(node: MetaNumber, reader: RowReader<NumberField>): Partial<PhoneNumber> {
  const { codeVerificationStatus } = metaWords;
  return defined({
    verifiedName: node.verified_name,
    status: reader.word('status', node.status, metaWords.status),
    qualityRating: reader.word('qualityRating', node.quality_rating, metaWords.qualityRating),
    nameStatus: reader.word('nameStatus', node.name_status, metaWords.nameStatus),
    newNameStatus: reader.word('newNameStatus', node.new_name_status, metaWords.nameStatus),
    codeVerificationStatus: reader.word(
      'codeVerificationStatus',
      node.code_verification_status,
      codeVerificationStatus,
    ),
    throughput: reader.word('throughput', node.throughput?.level, metaWords.throughput),
    isOfficialBusinessAccount: node.is_official_business_account,
    platformType: reader.word('platformType', node.platform_type, metaWords.platformType),
    accountMode: reader.word('accountMode', node.account_mode, metaWords.accountMode),
    healthStatus: toHealthStatus(node.health_status, reader),
  });
}

/** Members of a WABA in Meta's Graph API. `pick` those that a provider passes on. */
export const metaWaba = z.object({
  name: wire.text,
  currency: wire.text,
  account_review_status: wire.word,
  message_template_namespace: wire.text,
  status: wire.word,
  business_verification_status: wire.word,
  ownership_type: wire.word,
  country: wire.text,
  timezone_id: wire.text,
  whatsapp_business_manager_messaging_limit: wire.word,
  health_status: metaHealth.nullish(),
});
export type MetaWaba = Partial<z.infer<typeof metaWaba>>;

/** The fields of the model that a {@link metaWaba} has. */
export function readMetaWaba(node: MetaWaba, reader: RowReader<WabaField>): Omit<Waba, 'id'> {
  const { accountReviewStatus, businessVerificationStatus, messagingLimit: table } = metaWords;
  const { business_verification_status: verification, whatsapp_business_manager_messaging_limit: limit } = node;
  return defined({
    name: node.name,
    currency: node.currency,
    accountReviewStatus: reader.word('accountReviewStatus', node.account_review_status, accountReviewStatus),
    messageTemplateNamespace: node.message_template_namespace,
    status: reader.word('status', node.status, metaWords.wabaStatus),
    businessVerificationStatus: reader.word('businessVerificationStatus', verification, businessVerificationStatus),
    ownershipType: reader.word('ownershipType', node.ownership_type, metaWords.ownershipType),
    country: node.country,
    timezoneId: node.timezone_id,
    messagingLimit: reader.limit('messagingLimit', limit, { table, scope: 'portfolio' }),
    healthStatus: toHealthStatus(node.health_status, reader),
  });
}
