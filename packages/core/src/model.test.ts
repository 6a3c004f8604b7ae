import { expect, test } from 'vitest';
import {
  messagingLimit,
  numberFields,
  numberWords,
  type PhoneNumber,
  phoneNumberSchema,
  type Waba,
  wabaFields,
  wabaSchema,
  wabaWords,
} from './index.js';

const healthStatus = {
  canSendMessage: 'LIMITED',
  issues: [
    {
      entity: 'WABA',
      canSendMessage: 'LIMITED',
      code: 141006,
      description: 'There is an error with the payment method.',
      solution: 'Add a new payment method to the account.',
    },
  ],
} as const;

const number: Required<PhoneNumber> = {
  id: '106540352242922',
  phoneNumber: '+16315551111',
  displayPhoneNumber: '+1 631-555-1111',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  wabaName: 'Lucky Shrub',
  verifiedName: 'Lucky Shrub',
  newVerifiedName: 'Lucky Shrub Gardens',
  status: 'FLAGGED',
  qualityRating: 'RED',
  messagingLimit: { ...messagingLimit('TIER_1K', 'unknown'), ambiguous: true },
  nameStatus: 'APPROVED',
  newNameStatus: 'PENDING_REVIEW',
  codeVerificationStatus: 'VERIFIED',
  throughput: 'STANDARD',
  isOfficialBusinessAccount: false,
  isOnBusinessApp: true,
  platformType: 'CLOUD_API',
  accountMode: 'LIVE',
  messageTemplateCount: 0,
  callbacks: {
    statusUrl: 'https://example.com/status',
    inboundUrl: 'https://example.com/inbound',
    statusQueue: 'status',
    replacedUrl: 'https://example.com/app',
    inboundQueue: 'inbound',
  },
  healthStatus: { ...healthStatus, issues: [...healthStatus.issues] },
  createdAt: '2025-01-10T08:30:00.000Z',
  updatedAt: '2026-01-10T08:30:00Z',
  reported: { status: 'WARNED', messagingLimit: 'TIER_10', codeVerificationStatus: 1, isOfficialBusinessAccount: 'N' },
  extensions: { nxcloud: { register_status: 1, tags: ['a', { deep: [true] }] } },
};

const waba: Required<Waba> = {
  id: '102290129340398',
  name: 'Lucky Shrub',
  currency: 'USD',
  accountReviewStatus: 'APPROVED',
  messageTemplateNamespace: 'ba30dd89_2ebd_41e4_b805_f2c05ae04cc9',
  status: 'ACTIVE',
  businessVerificationStatus: 'pending_need_more_info',
  ownershipType: 'CLIENT_OWNED',
  country: 'US',
  timezoneId: '1',
  businessId: '506914307656634',
  businessName: 'Lucky Shrub Inc.',
  messagingLimit: messagingLimit('TIER_UNLIMITED', 'portfolio'),
  healthStatus: { canSendMessage: 'AVAILABLE' },
  receivesWebhooks: true,
  createdAt: '2025-01-10T08:30:00.000Z',
  updatedAt: '2026-01-10T08:30:00.000Z',
  reported: { ownershipType: 'AGENCY_OWNED' },
  extensions: { acme: { region: 'eu' } },
};

test('a number with every field survives the schema and a JSON round trip unchanged', () => {
  expect(phoneNumberSchema.parse(JSON.parse(JSON.stringify(number)))).toStrictEqual(number);
});

test('a WABA with every field survives the schema and a JSON round trip unchanged', () => {
  expect(wabaSchema.parse(JSON.parse(JSON.stringify(waba)))).toStrictEqual(waba);
});

test('an ID is all that a number and a WABA must have', () => {
  expect(phoneNumberSchema.parse({ id: '1' })).toStrictEqual({ id: '1' });
  expect(wabaSchema.parse({ id: '1' })).toStrictEqual({ id: '1' });
  expect(phoneNumberSchema.safeParse({}).success).toBe(false);
  expect(wabaSchema.safeParse({ id: '' }).success).toBe(false);
});

const notJson = [null, undefined, Number.POSITIVE_INFINITY, Number.NaN, 1n, Symbol('id'), () => 1];

test.each(Object.keys(number))('the number field %s is plain JSON and never null', (field) => {
  for (const odd of notJson) expect(phoneNumberSchema.safeParse({ ...number, [field]: odd }).success).toBe(false);
  const dated = phoneNumberSchema.safeParse({ ...number, [field]: new Date(0) });
  expect(JSON.stringify(dated.data ?? '')).not.toContain('1970');
});

test.each(Object.keys(waba))('the WABA field %s is plain JSON and never null', (field) => {
  for (const odd of notJson) expect(wabaSchema.safeParse({ ...waba, [field]: odd }).success).toBe(false);
  const dated = wabaSchema.safeParse({ ...waba, [field]: new Date(0) });
  expect(JSON.stringify(dated.data ?? '')).not.toContain('1970');
});

class Point {
  readonly x = 1;
}

test.each([
  ['null', null],
  ['a Date', new Date(0)],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 1n],
  ['a class instance', new Point()],
  ['a function', () => 1],
  ['null in a list', [1, null]],
  ['a Date in an object', { at: new Date(0) }],
])('an extension cannot hold %s', (_, odd) => {
  expect(phoneNumberSchema.safeParse({ id: '1', extensions: { acme: { odd } } }).success).toBe(false);
});

test('extensions are filed under a provider', () => {
  expect(phoneNumberSchema.safeParse({ id: '1', extensions: { register_status: 1 } }).success).toBe(false);
});

test('absent, UNKNOWN and a value stay three different things', () => {
  const [absent, unknown, known] = [{ id: '1' }, { id: '1', status: 'UNKNOWN' }, { id: '1', status: 'BANNED' }].map(
    (row) => phoneNumberSchema.parse(row),
  );
  expect(absent).not.toHaveProperty('status');
  expect(unknown?.status).toBe('UNKNOWN');
  expect(known?.status).toBe('BANNED');
});

test('a word outside the vocabulary is not valid: providers translate, the model does not', () => {
  expect(phoneNumberSchema.safeParse({ id: '1', status: 'connected' }).success).toBe(false);
  expect(wabaSchema.safeParse({ id: '1', businessVerificationStatus: 'VERIFIED' }).success).toBe(false);
});

test('reported accepts only plain words of fields of the model', () => {
  expect(phoneNumberSchema.safeParse({ id: '1', reported: { color: 'red' } }).success).toBe(false);
  expect(phoneNumberSchema.safeParse({ id: '1', reported: { status: { raw: 'WARNED' } } }).success).toBe(false);
  expect(wabaSchema.safeParse({ id: '1', reported: { status: null } }).success).toBe(false);
});

test.each(['16315551111', '+1 631 555 1111', '+0123456789', '861380000****', ''])(
  'phoneNumber is E.164 with a plus sign, and %j is not',
  (phoneNumber) => {
    expect(phoneNumberSchema.safeParse({ id: '1', phoneNumber }).success).toBe(false);
  },
);

test.each(['2025-01-10', '2025-01-10T08:30:00+08:00', '2025-01-10T08:30:00', '1736497800'])(
  'a time is ISO 8601 in UTC, and %j is not',
  (createdAt) => {
    expect(phoneNumberSchema.safeParse({ id: '1', createdAt }).success).toBe(false);
    expect(wabaSchema.safeParse({ id: '1', updatedAt: createdAt }).success).toBe(false);
  },
);

test('the lists of reportable fields are the schemas without id, reported and extensions', () => {
  const ofSchema = (shape: object) =>
    Object.keys(shape).filter((name) => !['id', 'reported', 'extensions'].includes(name));
  expect(numberFields).toEqual(ofSchema(phoneNumberSchema.shape));
  expect(wabaFields).toEqual(ofSchema(wabaSchema.shape));
});

test('every field with a closed vocabulary has a list of words that ends with the one for "not understood"', () => {
  expect(Object.keys(numberWords)).toEqual([
    'status',
    'qualityRating',
    'messagingLimit',
    'nameStatus',
    'newNameStatus',
    'codeVerificationStatus',
    'throughput',
    'platformType',
    'accountMode',
  ]);
  const ofWaba = ['accountReviewStatus', 'status', 'businessVerificationStatus', 'ownershipType', 'messagingLimit'];
  expect(Object.keys(wabaWords)).toEqual(ofWaba);
  expect(numberWords.messagingLimit).toContain('TIER_2K');
  const last = Object.values({ ...numberWords, ...wabaWords }).map((words) => words.at(-1));
  for (const word of last) expect(word).toMatch(/^unknown$/i);
});
