import {
  assessNumber,
  type PhoneNumber,
  phoneNumberSchema,
  type SendAbility,
  type Waba,
  wabaSchema,
} from '@wabascope/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const number = phoneNumberSchema.shape;
const waba = wabaSchema.shape;

function oneOf<Word extends string>(schema: { unwrap(): { options: readonly Word[] } }): fc.Arbitrary<Word> {
  return fc.constantFrom(...schema.unwrap().options);
}

const health = fc.record({
  canSendMessage: fc.constantFrom<SendAbility[]>('AVAILABLE', 'LIMITED', 'BLOCKED', 'UNKNOWN'),
});

const numbers: fc.Arbitrary<PhoneNumber> = fc.record(
  {
    id: fc.constant('1'),
    status: oneOf(number.status),
    qualityRating: oneOf(number.qualityRating),
    nameStatus: oneOf(number.nameStatus),
    newNameStatus: oneOf(number.newNameStatus),
    codeVerificationStatus: oneOf(number.codeVerificationStatus),
    healthStatus: health,
  },
  { requiredKeys: ['id'] },
);
const wabas: fc.Arbitrary<Waba> = fc.record(
  {
    id: fc.constant('2'),
    status: oneOf(waba.status),
    accountReviewStatus: oneOf(waba.accountReviewStatus),
    businessVerificationStatus: oneOf(waba.businessVerificationStatus),
    healthStatus: health,
  },
  { requiredKeys: ['id'] },
);

/** Facts that block or limit, whatever else is known. */
const bad: fc.Arbitrary<{ number?: Partial<PhoneNumber>; waba?: Partial<Waba> }> = fc.constantFrom(
  ...(['BANNED', 'MIGRATED', 'DELETED', 'DISCONNECTED', 'UNVERIFIED', 'PENDING'] as const).map((status) => ({
    number: { status },
  })),
  { waba: { accountReviewStatus: 'REJECTED' as const } },
  { waba: { accountReviewStatus: 'DISABLED' as const } },
  { waba: { status: 'DISABLED' as const } },
  { waba: { healthStatus: { canSendMessage: 'BLOCKED' as const } } },
);

const severity: Record<SendAbility, number> = { AVAILABLE: 0, UNKNOWN: 1, LIMITED: 2, BLOCKED: 3 };
const runs = { numRuns: 5_000 };

it('a blocking fact blocks, and never makes a number look better', () => {
  fc.assert(
    fc.property(numbers, fc.option(wabas, { nil: undefined }), bad, (known, account, fact) => {
      const before = assessNumber(known, account);
      const after = assessNumber(
        { ...known, ...fact.number },
        fact.waba === undefined ? account : { id: '2', ...account, ...fact.waba },
      );
      expect(after.derived).toBe('BLOCKED');
      expect(severity[after.canSendMessage]).toBeGreaterThanOrEqual(severity[before.canSendMessage]);
    }),
    runs,
  );
});

it('Meta’s own verdict on a number outranks ours, unless it does not know', () => {
  fc.assert(
    fc.property(numbers, fc.option(wabas, { nil: undefined }), (known, account) => {
      const { canSendMessage, derived } = assessNumber(known, account);
      const verdict = known.healthStatus?.canSendMessage ?? 'UNKNOWN';
      expect(canSendMessage).toBe(verdict === 'UNKNOWN' ? derived : verdict);
    }),
    runs,
  );
});

it('who cannot send is told why, the gravest reason first and none twice', () => {
  const order = ['blocking', 'limiting', 'notice'];
  fc.assert(
    fc.property(numbers, fc.option(wabas, { nil: undefined }), (known, account) => {
      const { canSendMessage, derived, reasons } = assessNumber(known, account);
      const ranks = reasons.map((reason) => order.indexOf(reason.severity));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
      if (canSendMessage === 'BLOCKED' || derived === 'BLOCKED') expect(reasons[0]?.severity).toBe('blocking');
      if (canSendMessage !== 'AVAILABLE') expect(reasons).not.toEqual([]);
    }),
    runs,
  );
});
