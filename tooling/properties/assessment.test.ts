import {
  assessNumber,
  type HealthStatus,
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

const ability = fc.constantFrom<SendAbility[]>('AVAILABLE', 'LIMITED', 'BLOCKED', 'UNKNOWN');
const issue = fc.record(
  {
    entity: fc.constantFrom('PHONE_NUMBER', 'WABA', 'BUSINESS', 'APP', 'MESSAGE_TEMPLATE', 'NEW'),
    canSendMessage: ability,
    about: fc.constant('calls' as const),
    code: fc.nat(),
    description: fc.string(),
    solution: fc.string(),
  },
  { requiredKeys: ['entity', 'canSendMessage'] },
);
const health: fc.Arbitrary<HealthStatus> = fc.record(
  { canSendMessage: ability, issues: fc.array(issue, { maxLength: 3 }) },
  { requiredKeys: ['canSendMessage'] },
);

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

const assessed = fc.tuple(numbers, fc.option(wabas, { nil: undefined }));

/** Facts that block, whatever else is known. */
const hardFacts: fc.Arbitrary<{ number?: Partial<PhoneNumber>; waba?: Partial<Waba> }> = fc.constantFrom(
  ...(['BANNED', 'MIGRATED', 'DELETED', 'DISCONNECTED', 'UNVERIFIED', 'PENDING'] as const).map((status) => ({
    number: { status },
  })),
  { waba: { accountReviewStatus: 'REJECTED' as const } },
  { waba: { accountReviewStatus: 'DISABLED' as const } },
  { waba: { status: 'DISABLED' as const } },
);

function isHard(number: PhoneNumber, waba: Waba | undefined): boolean {
  const hard = ['BANNED', 'MIGRATED', 'DELETED', 'DISCONNECTED', 'UNVERIFIED', 'PENDING'];
  const decided = ['REJECTED', 'DISABLED'];
  return (
    hard.includes(number.status ?? '') ||
    decided.includes(waba?.accountReviewStatus ?? '') ||
    waba?.status === 'DISABLED'
  );
}

const runs = { numRuns: 5_000 };

it('a hard fact blocks, whatever a health check says', () => {
  fc.assert(
    fc.property(assessed, hardFacts, ([number, waba], fact) => {
      const after = assessNumber(
        { ...number, ...fact.number },
        fact.waba === undefined ? waba : { id: '2', ...waba, ...fact.waba },
      );
      expect(after.canSendMessage).toBe('BLOCKED');
      expect(after.reasons[0]?.severity).toBe('blocking');
    }),
    runs,
  );
});

it('without a hard fact, the health verdict on the number is the verdict, and verdictFrom reports it', () => {
  fc.assert(
    fc.property(assessed, ([number, waba]) => {
      const verdict = number.healthStatus?.canSendMessage ?? 'UNKNOWN';
      const { canSendMessage, verdictFrom, providerVerdict } = assessNumber(number, waba);
      if (verdict !== 'UNKNOWN') {
        expect(canSendMessage).toBe(isHard(number, waba) ? 'BLOCKED' : verdict);
        expect(verdictFrom).toBe(canSendMessage === verdict ? 'provider' : 'inferred');
        expect(providerVerdict).toBe(canSendMessage === verdict ? undefined : verdict);
      } else if (number.healthStatus?.issues === undefined) {
        const worst = waba?.healthStatus?.canSendMessage;
        if (worst === 'BLOCKED') expect([canSendMessage, verdictFrom]).toEqual(['BLOCKED', 'provider']);
        if (worst === 'LIMITED') expect(['BLOCKED', 'LIMITED']).toContain(canSendMessage);
        if (waba?.healthStatus === undefined) expect(verdictFrom).toBe('inferred');
        expect(providerVerdict).toBeUndefined();
      }
    }),
    runs,
  );
});

it('a verdict and the severities of its reasons agree, the most severe reason first and none twice', () => {
  const order = ['blocking', 'limiting', 'notice'];
  const maxSeverity = { BLOCKED: 'blocking', LIMITED: 'limiting', AVAILABLE: 'notice', UNKNOWN: 'notice' };
  fc.assert(
    fc.property(assessed, ([number, waba]) => {
      const { canSendMessage, reasons } = assessNumber(number, waba);
      const ranks = reasons.map((reason) => order.indexOf(reason.severity));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
      if (canSendMessage !== 'AVAILABLE') expect(reasons).not.toEqual([]);
      if (reasons.length > 0) expect(reasons[0]?.severity).toBe(maxSeverity[canSendMessage]);
    }),
    runs,
  );
});
