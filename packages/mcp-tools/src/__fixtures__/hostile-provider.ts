import { defineProvider, type PhoneNumber, type Waba, type Warning } from '@wabascope/core';

const noise = ['~^|`{}#@\\"', 'འབྲུག་ཡུལ', '🏴‍☠️🧿🦄', 'አማርኛ', 'xqzjvkwpy'];
const long = (seed: number) => (noise[seed % noise.length] ?? '').repeat(120);

/** A provider with texts of the maximum length and token count. */
export const hostileProvider = defineProvider({
  specificationVersion: 1,
  id: 'hostile',
  name: 'Hostile',
  reports: { number: ['verifiedName', 'wabaName', 'callbacks'], waba: ['name'] },
  settings: {
    info: {},
    schema: { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } },
  },
  create: () => ({
    async *listNumbers() {
      yield { items: Array.from({ length: 200 }, (_, n) => hostileNumber(n)), warnings: hostileWarnings };
    },
    async *getWabas() {
      yield { items: Array.from({ length: 200 }, (_, n) => hostileWaba(n)), warnings: hostileWarnings };
    },
  }),
});

const hostileWarnings: Warning[] = Array.from({ length: 50 }, (_, n) => ({
  type: 'unknown-value',
  message: long(n),
  raw: long(n),
}));

function hostileNumber(n: number): PhoneNumber {
  return {
    id: `${n}`.padStart(20, '0'),
    displayPhoneNumber: long(n),
    verifiedName: long(n + 1),
    wabaName: long(n + 2),
    status: 'BANNED',
    healthStatus: {
      canSendMessage: 'BLOCKED',
      issues: [
        { entity: 'PHONE_NUMBER', canSendMessage: 'BLOCKED', code: n, description: long(n), solution: long(n + 1) },
      ],
    },
    callbacks: { statusUrl: long(n), inboundUrl: long(n + 3), statusQueue: long(n), inboundQueue: long(n) },
    reported: { status: long(n) },
    extensions: { hostile: { text: long(n), [long(n).slice(0, 60)]: long(n) } },
  };
}

function hostileWaba(n: number): Waba {
  return { id: `${n}`, name: long(n), businessName: long(n + 1), extensions: { hostile: { text: long(n) } } };
}
