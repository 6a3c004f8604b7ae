import type { NumberField, PhoneNumber } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import { readPhone } from '@wabascope/provider-kit/phone';
import type { NumberRow, QualityRow } from './wire.js';

const ratings = metaWords.qualityRating.with({ HIGH: 'GREEN', MEDIUM: 'YELLOW', LOW: 'RED' });

const limits = metaWords.messagingLimit.with({
  LIMIT_NA: 'UNKNOWN',
  // Like LIMIT_1K no longer documented.
  LIMIT_50: 'TIER_50',
  LIMIT_250: 'TIER_250',
  LIMIT_1K: 'TIER_1K',
  LIMIT_2K: 'TIER_2K',
  LIMIT_10K: 'TIER_10K',
  LIMIT_100K: 'TIER_100K',
  UNLIMITED: 'TIER_UNLIMITED',
});

/** The quality of a sender. Its status has Meta's words. */
export function toPhoneNumber(row: QualityRow, reader: RowReader<NumberField>): PhoneNumber {
  return defined({
    ...readPhone(row.sender),
    status: reader.word('status', row.status, metaWords.status),
    qualityRating: reader.word('qualityRating', row.qualityRating, ratings),
    // Documented as the limit of the business portfolio.
    messagingLimit: reader.limit('messagingLimit', row.currentLimit, { table: limits, scope: 'portfolio' }),
    updatedAt: reader.time('updatedAt', row.lastUpdated),
    ...reader.reported(),
  });
}

/** A row of the numbers list. A number that can do WhatsApp is not necessarily a sender. */
export function toOwnedNumber({ number, type, capabilities }: NumberRow) {
  return { id: number, canDoWhatsApp: [type, ...(capabilities ?? [])].some(isWhatsApp) };
}

function isWhatsApp(word: unknown): boolean {
  return typeof word === 'string' && word.trim().toUpperCase() === 'WHATSAPP';
}
