import { countsOf, page, sorted, wabaPage } from './expectations.mjs';
import { duplicatesIn, expected, hasPayment, hostsOf, isNotApproved, oneWaba, unverified } from './facts.mjs';
import { list } from './list-question.mjs';

/** @typedef {import('./list-question.mjs').Question} Question */

/** WABAs, accounts, credentials, callbacks and what several accounts share.
 * @type {readonly Question[]} */
export const aboutRelations = [
  {
    question: 'Which WABAs are rejected, disabled, restricted, under review, or of a business that is not verified?',
    calls: () => [
      ['get-waba', { review: ['REJECTED', 'DISABLED', 'RESTRICTED', 'PENDING'], limit: 8 }],
      ['get-waba', { businessVerification: unverified, limit: 5 }],
    ],
    found: (review, verification, truth) => ({
      review: wabaPage(review, truth.wabas.filter(isNotApproved)),
      verification: wabaPage(
        verification,
        truth.wabas.filter(({ waba }) => unverified.includes(waba.businessVerificationStatus ?? '')),
      ),
    }),
    expected: (truth) => ({
      review: expected(truth.wabas.filter(isNotApproved)),
      verification: expected(
        truth.wabas.filter(({ waba }) => unverified.includes(waba.businessVerificationStatus ?? '')),
      ),
    }),
  },
  {
    question: 'How many WABAs are billed in which currency?',
    calls: () => [['get-waba', { groupBy: ['currency'] }]],
    found: ({ groups }) =>
      sorted(Object.fromEntries(groups.map((/** @type {any} */ group) => [group.currency, group.count]))),
    expected: (truth) => countsOf(truth.wabas.map(({ waba }) => waba.currency ?? 'NOT_REPORTED')),
  },
  {
    question: 'Where are payment problems, and which numbers do they stop?',
    calls: () => [
      ['list-numbers', { reasons: ['waba-payment'], groupBy: ['account', 'waba'] }],
      ['list-numbers', { reasons: ['waba-payment'], canSend: ['BLOCKED'], fields: ['wabaId'], limit: 20 }],
    ],
    found: (groups, stopped, truth) => ({
      wabas: (groups.moreGroups?.groups ?? 0) + groups.groups.length,
      stopped: page(
        stopped,
        truth.numbers.filter((each) => hasPayment(each) && each.canSend === 'BLOCKED'),
      ),
    }),
    expected: (truth) => ({
      wabas: new Set(
        truth.numbers.filter(hasPayment).map(({ account, number, waba }) => `${account} ${number.wabaId ?? waba?.id}`),
      ).size,
      stopped: expected(truth.numbers.filter((each) => hasPayment(each) && each.canSend === 'BLOCKED')),
    }),
  },
  {
    question: 'Where do receipts and inbound messages go, by host, and which do not go to hooks.example?',
    calls: () => [
      ['list-numbers', { groupBy: ['callbackHost'] }],
      ['list-numbers', { callbackHost: ['!hooks.example'], fields: ['callbacks'], limit: 6 }],
    ],
    found: (byHost, others, truth) => ({
      hosts: sorted(
        Object.fromEntries(byHost.groups.map((/** @type {any} */ group) => [group.callbackHost, group.count])),
      ),
      others: page(
        others,
        truth.numbers.filter((each) => hostsOf(each).some((host) => host !== 'hooks.example')),
      ),
    }),
    expected: (truth) => ({
      hosts: countsOf(truth.numbers.flatMap((each) => (hostsOf(each).length === 0 ? ['NOT_REPORTED'] : hostsOf(each)))),
      others: expected(truth.numbers.filter((each) => hostsOf(each).some((host) => host !== 'hooks.example'))),
    }),
  },
  {
    question: 'Which accounts gave no or incomplete data, and what must be fixed?',
    calls: () => [['list-accounts', { limit: 15 }]],
    found: ({ accounts, summary }) => ({
      failing: accounts
        .filter((/** @type {any} */ each) => each.lastFailure !== undefined)
        .map((/** @type {any} */ each) => each.account)
        .sort(),
      count: Object.values(summary.byFailure).reduce((sum, count) => sum + count, 0),
    }),
    expected: (truth) => ({ failing: [...truth.failing].sort(), count: truth.failing.length }),
  },
  {
    question: 'Is a number at two accounts or providers?',
    calls: () => [['list-numbers', { duplicates: true, fields: ['status'], limit: 25 }]],
    found: (data, _, truth) => page(data, duplicatesIn(truth.numbers)),
    expected: (truth) => expected(duplicatesIn(truth.numbers)),
  },
  {
    question: 'Which credentials expire soon or lack a permission?',
    calls: () => [['list-accounts', { credential: ['expiring', 'incomplete'], limit: 10 }]],
    found: ({ total }) => total,
    expected: ({ expiring, incomplete }) => new Set([...expiring, ...incomplete]).size,
  },
  {
    question: 'Show everything about one WABA: its numbers, health and limit.',
    calls: (truth) => [
      ['get-waba', { wabaId: oneWaba(truth).waba.id }],
      ['list-numbers', { wabaId: oneWaba(truth).waba.id, limit: 10 }],
    ],
    found: ({ wabas }, { total, summary }) => ({
      name: wabas[0]?.name,
      limit: wabas[0]?.messagingLimit?.tier,
      total,
      byCanSend: sorted(summary.byCanSend),
    }),
    expected: (truth) => {
      const { waba } = oneWaba(truth);
      const own = truth.numbers.filter(({ number }) => number.wabaId === waba.id);
      return {
        name: waba.name,
        limit: waba.messagingLimit?.tier,
        total: own.length,
        byCanSend: countsOf(own.map(({ canSend }) => canSend)),
      };
    },
  },
];
