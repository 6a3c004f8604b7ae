import { countsOf, page, reachOf, sorted } from './expectations.mjs';
import { expected, isOpen, oneNumber } from './facts.mjs';
import { list, perKey } from './list-question.mjs';

/** @typedef {import('./list-question.mjs').Question} Question */

/** @type {readonly Question[]} */
export const aboutStates = [
  {
    question: 'How many numbers do we have, how many cannot send, and why?',
    calls: () => [['list-numbers', { limit: 0 }]],
    found: ({ total, summary }) => ({
      total,
      byCanSend: sorted(summary.byCanSend),
      byReason: sorted(summary.byReason),
    }),
    expected: (truth) => ({
      total: truth.numbers.length,
      byCanSend: countsOf(truth.numbers.map(({ canSend }) => canSend)),
      byReason: countsOf(truth.numbers.flatMap(({ reasons }) => reasons)),
    }),
  },
  list('Which numbers are banned?', ({ number }) => number.status === 'BANNED', {
    status: ['BANNED'],
    fields: ['verifiedName'],
    limit: 50,
  }),
  {
    question: 'Which display names were declined or are under review, current and requested?',
    calls: () => [
      [
        'list-numbers',
        { nameStatus: ['DECLINED', 'PENDING_REVIEW'], fields: ['verifiedName', 'nameStatus'], limit: 15 },
      ],
      [
        'list-numbers',
        { newNameStatus: ['DECLINED', 'PENDING_REVIEW'], fields: ['newVerifiedName', 'newNameStatus'], limit: 15 },
      ],
    ],
    found: (current, requested, truth) => ({
      current: page(
        current,
        truth.numbers.filter(({ number }) => isOpen(number.nameStatus)),
      ),
      requested: page(
        requested,
        truth.numbers.filter(({ number }) => isOpen(number.newNameStatus)),
      ),
    }),
    expected: (truth) => ({
      current: expected(truth.numbers.filter(({ number }) => isOpen(number.nameStatus))),
      requested: expected(truth.numbers.filter(({ number }) => isOpen(number.newNameStatus))),
    }),
  },
  list('Which numbers may write to only 250 customers a day?', ({ limit }) => limit?.tier === 'TIER_250', {
    messagingLimit: ['TIER_250'],
    fields: ['effectiveLimit'],
    limit: 25,
  }),
  {
    question: 'How many customers a day may all numbers that can send reach together?',
    calls: () => [['list-numbers', { limit: 0 }]],
    found: ({ summary }) => summary.reach,
    expected: (truth) => reachOf(truth.numbers),
  },
  perKey('account', ({ account }) => account),
  perKey('provider', ({ provider }) => provider),
  perKey('waba', ({ number, waba }) => number.wabaId ?? waba?.id),
  perKey('country', ({ country }) => country),
  list('Show all German numbers and what to do.', ({ country }) => country === 'DE', { country: ['DE'], limit: 15 }),
  list(
    'Which numbers have low quality although they are connected?',
    ({ number }) => number.qualityRating === 'RED' && number.status === 'CONNECTED',
    {
      quality: ['RED'],
      status: ['CONNECTED'],
      fields: ['verifiedName'],
      limit: 50,
    },
  ),
  list('Which numbers are official business accounts?', ({ number }) => number.isOfficialBusinessAccount === true, {
    official: true,
    fields: ['verifiedName'],
    limit: 50,
  }),
  list(
    'Which numbers were deleted or have moved, and should leave the list?',
    ({ number }) => ['DELETED', 'MIGRATED'].includes(number.status ?? ''),
    {
      status: ['DELETED', 'MIGRATED'],
      fields: ['verifiedName', 'status'],
      limit: 50,
    },
  ),
  {
    question: 'What is the state of this number?',
    calls: (truth) => [
      [
        'list-numbers',
        {
          query: oneNumber(truth)
            .number.phoneNumber?.replace(/^\+/, '00 ')
            .replace(/(\d{3})/g, '$1-'),
        },
      ],
    ],
    found: ({ numbers, total }) => ({
      total,
      account: numbers[0]?.account,
      canSend: numbers[0]?.canSendMessage,
      status: numbers[0]?.status,
    }),
    expected: (truth) => {
      const { account, canSend, number } = oneNumber(truth);
      return { total: 1, account, canSend, status: number.status };
    },
  },
  list(
    'Which numbers were never finished, and what is the next step of each?',
    ({ number }) => ['PENDING', 'UNVERIFIED'].includes(number.status ?? ''),
    {
      status: ['PENDING', 'UNVERIFIED'],
      fields: ['status', 'reasons'],
      limit: 25,
    },
  ),
  {
    question: 'Which numbers are in test mode, or on the Business app too?',
    calls: () => [
      ['list-numbers', { accountMode: ['SANDBOX'], fields: ['verifiedName'], limit: 20 }],
      ['list-numbers', { onBusinessApp: true, fields: ['verifiedName'], limit: 20 }],
    ],
    found: (test, app, truth) => ({
      test: page(
        test,
        truth.numbers.filter(({ number }) => number.accountMode === 'SANDBOX'),
      ),
      app: page(
        app,
        truth.numbers.filter(({ number }) => number.isOnBusinessApp === true),
      ),
    }),
    expected: (truth) => ({
      test: expected(truth.numbers.filter(({ number }) => number.accountMode === 'SANDBOX')),
      app: expected(truth.numbers.filter(({ number }) => number.isOnBusinessApp === true)),
    }),
  },
  {
    question: 'Which of the fields that we watch does a provider not report?',
    calls: () => [
      ['list-numbers', { fields: ['qualityRating', 'messagingLimit', 'nameStatus', 'callbacks'], limit: 1 }],
    ],
    found: ({ notReported }) => Object.keys(notReported).filter((id) => notReported[id].includes('nameStatus')),
    expected: ({ numbers, accounts }) => {
      const reporting = new Set(
        numbers.filter(({ number }) => number.nameStatus !== undefined).map(({ provider }) => provider),
      );
      return [...new Set(accounts.map(({ provider }) => provider))].filter((id) => !reporting.has(id)).sort();
    },
  },
  list('Which ten numbers are the worst?', () => true, { limit: 10 }),
];
