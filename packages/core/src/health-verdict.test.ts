import { expect, test } from 'vitest';
import {
  assessNumber,
  type HealthIssue,
  type HealthStatus,
  type PhoneNumber,
  reasonTable,
  type SendAbility,
  type Waba,
} from './index.js';

const fine: PhoneNumber = { id: '1', status: 'CONNECTED' };

const health = (canSendMessage: SendAbility, ...issues: HealthIssue[]): { healthStatus: HealthStatus } => ({
  healthStatus: { canSendMessage, issues },
});

/** Everything that says where a verdict comes from. */
function judged(number: PhoneNumber, waba?: Waba): string[] {
  const { canSendMessage, verdictFrom, providerVerdict } = assessNumber(number, waba);
  return [canSendMessage, verdictFrom, ...(providerVerdict === undefined ? [] : [providerVerdict])];
}

function codes(number: PhoneNumber, waba: Waba): string[] {
  return assessNumber(number, waba).reasons.map(({ code }) => code);
}

const hard: [string, Partial<PhoneNumber>, Waba?][] = [
  ...(['BANNED', 'MIGRATED', 'DELETED', 'DISCONNECTED', 'UNVERIFIED', 'PENDING'] as const).map(
    (status): [string, Partial<PhoneNumber>] => [`a number that is ${status}`, { status }],
  ),
  ['a WABA that is REJECTED', {}, { id: '2', accountReviewStatus: 'REJECTED' }],
  ['a WABA whose review says DISABLED', {}, { id: '2', accountReviewStatus: 'DISABLED' }],
  ['a WABA that is DISABLED', {}, { id: '2', status: 'DISABLED' }],
];

test.each(hard)('no health verdict lifts %s', (_, facts, waba) => {
  const number = { ...fine, ...facts };
  expect(judged(number, waba)).toEqual(['BLOCKED', 'inferred']);
  expect(judged({ ...number, ...health('UNKNOWN') }, waba)).toEqual(['BLOCKED', 'inferred']);
  expect(judged({ ...number, ...health('AVAILABLE') }, waba)).toEqual(['BLOCKED', 'inferred', 'AVAILABLE']);
  expect(judged({ ...number, ...health('LIMITED') }, waba)).toEqual(['BLOCKED', 'inferred', 'LIMITED']);
  expect(judged({ ...number, ...health('BLOCKED') }, waba)).toEqual(['BLOCKED', 'provider']);
});

const soft: [string, Partial<PhoneNumber>, Waba | undefined, SendAbility][] = [
  ['red quality', { qualityRating: 'RED' }, undefined, 'AVAILABLE'],
  ['FLAGGED', { status: 'FLAGGED' }, undefined, 'AVAILABLE'],
  ['RESTRICTED', { status: 'RESTRICTED' }, undefined, 'LIMITED'],
  ['RATE_LIMITED', { status: 'RATE_LIMITED' }, undefined, 'LIMITED'],
  ['a status that is not known', { status: 'UNKNOWN' }, undefined, 'UNKNOWN'],
  ['a declined name', { nameStatus: 'DECLINED' }, undefined, 'LIMITED'],
  ['an unverified business', {}, { id: '2', businessVerificationStatus: 'rejected' }, 'AVAILABLE'],
  ['a restricted WABA', {}, { id: '2', status: 'RESTRICTED' }, 'LIMITED'],
  ['a restricted review', {}, { id: '2', accountReviewStatus: 'RESTRICTED' }, 'LIMITED'],
  ['a WABA under review', {}, { id: '2', accountReviewStatus: 'PENDING' }, 'BLOCKED'],
  ['a pending WABA', {}, { id: '2', status: 'PENDING' }, 'BLOCKED'],
];

test.each(soft)('a health verdict overrules %s, in both directions', (_, facts, waba, inferred) => {
  const number = { ...fine, ...facts };
  expect(judged(number, waba)).toEqual([inferred, 'inferred']);
  expect(judged({ ...number, ...health('UNKNOWN') }, waba)).toEqual([inferred, 'inferred']);
  for (const verdict of ['AVAILABLE', 'LIMITED', 'BLOCKED'] as const) {
    expect(judged({ ...number, ...health(verdict) }, waba)).toEqual([verdict, 'provider']);
  }
});

test('a reason that a health verdict overrules is kept, and is no more severe than the verdict', () => {
  const number: PhoneNumber = { ...fine, status: 'RESTRICTED' };
  const waba: Waba = { id: '2', status: 'PENDING' };
  const severities = (verdict: SendAbility) =>
    assessNumber({ ...number, ...health(verdict) }, waba).reasons.map(({ code, severity }) => `${code} ${severity}`);
  expect(severities('AVAILABLE')).toEqual(['number-restricted notice', 'waba-pending notice']);
  expect(severities('LIMITED')).toEqual([
    'health-limited limiting',
    'number-restricted limiting',
    'waba-pending limiting',
  ]);
  expect(severities('BLOCKED')).toEqual([
    'health-blocked blocking',
    'waba-pending blocking',
    'number-restricted limiting',
  ]);
});

test.each([
  ['BLOCKED', fine, ['BLOCKED', 'provider'], ['waba-health-blocked']],
  ['LIMITED', fine, ['LIMITED', 'provider'], ['waba-health-limited']],
  ['AVAILABLE', fine, ['AVAILABLE', 'provider'], []],
  ['AVAILABLE', { id: '1', status: 'RATE_LIMITED' }, ['LIMITED', 'inferred'], ['number-rate-limited']],
  ['LIMITED', { id: '1', status: 'DELETED' }, ['BLOCKED', 'inferred'], ['number-deleted', 'waba-health-limited']],
  ['BLOCKED', { ...fine, ...health('AVAILABLE') }, ['AVAILABLE', 'provider'], ['waba-health-blocked']],
  ['AVAILABLE', { id: '1' }, ['UNKNOWN', 'inferred'], ['status-unknown']],
] as const)('health %s of the WABA is a ceiling where the number has none: %j', (verdict, number, want, reasons) => {
  const waba: Waba = { id: '2', ...health(verdict) };
  expect(judged(number, waba)).toEqual(want);
  expect(codes(number, waba)).toEqual(reasons);
});

test('health of the WABA replaces what the fields of the WABA suggest', () => {
  const waba: Waba = { id: '2', accountReviewStatus: 'PENDING', status: 'RESTRICTED', ...health('AVAILABLE') };
  expect(judged(fine, waba)).toEqual(['AVAILABLE', 'provider']);
  expect(codes(fine, waba)).toEqual(['waba-pending', 'waba-restricted']);
});

const explained = { code: 141010, description: 'The account was restricted.', solution: 'Appeal.' };
const payment = { code: 141006, description: 'The payment method fails.', solution: 'Add another one.' };

test.each([
  ['BLOCKED', 'blocking'],
  ['LIMITED', 'limiting'],
] as const)(
  'a payment problem is the reason waba-payment, and as severe as Meta says: %s',
  (canSendMessage, severity) => {
    const issue: HealthIssue = { entity: 'WABA', canSendMessage, ...payment };
    const waba: Waba = { id: '2', ...health(canSendMessage, issue) };
    const assessment = assessNumber(fine, waba);
    expect(assessment.canSendMessage).toBe(canSendMessage);
    expect(assessment.reasons).toEqual([
      { code: 'waba-payment', ...reasonTable['waba-payment'], severity, meta: payment },
    ]);
  },
);

test.each([
  ['PHONE_NUMBER', 'BLOCKED', 'health-blocked'],
  ['PHONE_NUMBER', 'LIMITED', 'health-limited'],
  ['NEW_ENTITY', 'BLOCKED', 'health-blocked'],
  ['WABA', 'BLOCKED', 'waba-health-blocked'],
  ['WABA', 'LIMITED', 'waba-health-limited'],
  ['BUSINESS', 'BLOCKED', 'waba-health-blocked'],
  ['APP', 'LIMITED', 'waba-health-limited'],
] as const)('an issue of the %s that is %s is the reason %s, with what Meta says', (entity, canSendMessage, code) => {
  const issue: HealthIssue = { entity, canSendMessage, ...explained };
  const { reasons } = assessNumber({ ...fine, ...health(canSendMessage, issue) });
  expect(reasons).toEqual([{ code, ...reasonTable[code], meta: explained }]);
});

test.each([
  ['PHONE_NUMBER', 'health-calls'],
  ['APP', 'waba-health-calls'],
] as const)('an issue of the %s about calls is the notice %s', (entity, code) => {
  const issue: HealthIssue = { entity, canSendMessage: 'AVAILABLE', about: 'calls', code: 138_024 };
  const { canSendMessage, reasons } = assessNumber({ ...fine, ...health('AVAILABLE', issue) });
  expect(canSendMessage).toBe('AVAILABLE');
  expect(reasons).toEqual([{ code, ...reasonTable[code], severity: 'notice', meta: { code: 138_024 } }]);
});

test('several issues of one kind are one reason, and the number and its WABA may both report it', () => {
  const silent: HealthIssue = { entity: 'BUSINESS', canSendMessage: 'BLOCKED' };
  const number: PhoneNumber = { ...fine, ...health('BLOCKED', silent) };
  const waba: Waba = { id: '2', ...health('BLOCKED', { entity: 'WABA', canSendMessage: 'BLOCKED', ...explained }) };
  expect(assessNumber(number, waba).reasons).toEqual([
    { code: 'waba-health-blocked', ...reasonTable['waba-health-blocked'], meta: explained },
  ]);
});

test('a verdict that cannot be read is the worst of its issues', () => {
  const limited: HealthIssue = { entity: 'PHONE_NUMBER', canSendMessage: 'LIMITED' };
  expect(judged({ ...fine, ...health('UNKNOWN', limited) })).toEqual(['LIMITED', 'provider']);
});
