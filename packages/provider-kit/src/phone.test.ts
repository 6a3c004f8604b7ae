import { phoneNumberSchema } from '@wabascope/core';
import { expect, test } from 'vitest';
import { firstPhone, readPhone, toE164 } from './phone.js';

test.each([
  ['+16315551111', '+16315551111'],
  ['16315551111', '+16315551111'],
  ['+1 631-555-1111', '+16315551111'],
  ['1 (415) 555.0100', '+14155550100'],
  ['+1/415/5550100', '+14155550100'],
  ['+44 (0)20 7946 0018', '+442079460018'],
  ['00966501234567', '+966501234567'],
  ['+00 966 50 123 4567', '+966501234567'],
  ['8613800001111', '+8613800001111'],
  ['\u202a+1 631-555-1111\u202c', '+16315551111'],
  ['+1\u00a0631\u00a0555\u00a01111', '+16315551111'],
  ['15550000000', '+15550000000'],
  ['+800 1234 5678', '+80012345678'],
])('%j is %s', (printed, phoneNumber) => {
  expect(toE164(printed)).toBe(phoneNumber);
  expect(readPhone(printed)).toEqual({ id: phoneNumber.slice(1), phoneNumber, displayPhoneNumber: printed });
});

test.each([
  ['masked with stars', '861380000****', '861380000****'],
  ['masked with letters', '+86 xxx 24', '+86xxx24'],
  ['masked with dots', '+86 138 •••• 24', '+86138••••24'],
  ['too short', '12345', '12345'],
  ['too short without what is dialled only within the country', '4300000', '4300000'],
  ['too long', '+12345678901234567', '+12345678901234567'],
  ['of a country that does not exist', '+999123456789', '+999123456789'],
  ['with an extension', '966501234567 ext 5', '966501234567ext5'],
  ['in Arabic-Indic digits', '٩٦٦٥٠١٢٣٤٥٦٧', '٩٦٦٥٠١٢٣٤٥٦٧'],
  ['an address of another kind', 'whatsapp:+14155238886', 'whatsapp:+14155238886'],
  ['hidden behind bidirectional marks', '\u202e****24', '****24'],
  ['empty', '', 'unknown'],
  ['blank', '  ', 'unknown'],
])('a number that is %s has a usable ID, its text, and no E.164', (_, printed, id) => {
  expect(toE164(printed)).toBeUndefined();
  expect(readPhone(printed)).toEqual({ id, displayPhoneNumber: printed });
});

test.each(['+16315551111', '861380000****', '', '+1234567', '٩٦٦'])('what is read of %j fits the model', (printed) => {
  expect(phoneNumberSchema.safeParse(readPhone(printed)).success).toBe(true);
});

test.each([
  [
    ['+1 631-555-1111', '16315552222'],
    { id: '16315551111', phoneNumber: '+16315551111', displayPhoneNumber: '+1 631-555-1111' },
  ],
  [
    ['+1 631-***-1111', '16315551111'],
    { id: '16315551111', phoneNumber: '+16315551111', displayPhoneNumber: '+1 631-***-1111' },
  ],
  [
    ['', null, undefined, '16315551111'],
    { id: '16315551111', phoneNumber: '+16315551111', displayPhoneNumber: '16315551111' },
  ],
  [['+1 631-***-1111', 'none'], { id: '+1631-***-1111', displayPhoneNumber: '+1 631-***-1111' }],
  [['', undefined], undefined],
  [[], undefined],
])('of %j, the first number counts, displayed as the first text', (texts, phone) => {
  expect(firstPhone(...texts)).toEqual(phone);
});
