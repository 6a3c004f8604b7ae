import { countsOf, page, sorted, wabaPage } from './expectations.mjs';
import { duplicatesIn, hasPayment, hostsOf, isTroubled, oneWaba, right, unverified } from './facts.mjs';
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
    answer: (review, verification, truth) => ({
      review: wabaPage(review, truth.wabas.filter(isTroubled)),
      verification: wabaPage(
        verification,
        truth.wabas.filter(({ waba }) => unverified.includes(waba.businessVerificationStatus ?? '')),
      ),
    }),
    right: (truth) => ({
      review: right(truth.wabas.filter(isTroubled)),
      verification: right(truth.wabas.filter(({ waba }) => unverified.includes(waba.businessVerificationStatus ?? ''))),
    }),
  },
  {
    question: 'How many WABAs are billed in which currency?',
    calls: () => [['get-waba', { groupBy: ['currency'] }]],
    answer: ({ groups }) =>
      sorted(Object.fromEntries(groups.map((/** @type {any} */ group) => [group.currency, group.count]))),
    right: (truth) => countsOf(truth.wabas.map(({ waba }) => waba.currency ?? 'NOT_REPORTED')),
  },
  {
    question: 'Where are payment problems, and which numbers do they stop?',
    calls: () => [
      ['list-numbers', { reasons: ['waba-payment'], groupBy: ['account', 'waba'] }],
      ['list-numbers', { reasons: ['waba-payment'], canSend: ['BLOCKED'], fields: ['wabaId'], limit: 20 }],
    ],
    answer: (groups, stopped, truth) => ({
      wabas: (groups.moreGroups?.groups ?? 0) + groups.groups.length,
      stopped: page(
        stopped,
        truth.numbers.filter((each) => hasPayment(each) && each.canSend === 'BLOCKED'),
      ),
    }),
    right: (truth) => ({
      wabas: new Set(
        truth.numbers.filter(hasPayment).map(({ account, number, waba }) => `${account} ${number.wabaId ?? waba?.id}`),
      ).size,
      stopped: right(truth.numbers.filter((each) => hasPayment(each) && each.canSend === 'BLOCKED')),
    }),
  },
  {
    question: 'Where do receipts and inbound messages go, by host, and which do not go to hooks.example?',
    calls: () => [
      ['list-numbers', { groupBy: ['callbackHost'] }],
      ['list-numbers', { callbackHost: ['!hooks.example'], fields: ['callbacks'], limit: 6 }],
    ],
    answer: (byHost, others, truth) => ({
      hosts: sorted(
        Object.fromEntries(byHost.groups.map((/** @type {any} */ group) => [group.callbackHost, group.count])),
      ),
      others: page(
        others,
        truth.numbers.filter((each) => hostsOf(each).some((host) => host !== 'hooks.example')),
      ),
    }),
    right: (truth) => ({
      hosts: countsOf(truth.numbers.flatMap((each) => (hostsOf(each).length === 0 ? ['NOT_REPORTED'] : hostsOf(each)))),
      others: right(truth.numbers.filter((each) => hostsOf(each).some((host) => host !== 'hooks.example'))),
    }),
  },
  {
    question: 'Which accounts gave no or incomplete data, and what must be fixed?',
    calls: () => [['list-accounts', { limit: 15 }]],
    answer: ({ accounts, summary }) => ({
      failing: accounts
        .filter((/** @type {any} */ each) => each.lastFailure !== undefined)
        .map((/** @type {any} */ each) => each.account)
        .sort(),
      count: Object.values(summary.byFailure).reduce((sum, count) => sum + count, 0),
    }),
    right: (truth) => ({ failing: [...truth.failing].sort(), count: truth.failing.length }),
  },
  {
    question: 'Is a number at two accounts or providers?',
    calls: () => [['list-numbers', { duplicates: true, fields: ['status'], limit: 25 }]],
    answer: (data, _, truth) => page(data, duplicatesIn(truth.numbers)),
    right: (truth) => right(duplicatesIn(truth.numbers)),
  },
  {
    question: 'Which credentials expire soon or lack a permission?',
    calls: () => [['list-accounts', { credential: ['expiring', 'incomplete'], limit: 10 }]],
    answer: ({ total }) => total,
    right: ({ expiring, incomplete }) => new Set([...expiring, ...incomplete]).size,
  },
  {
    question: 'Tell everything about one WABA: its numbers, health and limit.',
    calls: (truth) => [
      ['get-waba', { wabaId: oneWaba(truth).waba.id }],
      ['list-numbers', { wabaId: oneWaba(truth).waba.id, limit: 10 }],
    ],
    answer: ({ wabas }, { total, summary }) => ({
      name: wabas[0]?.name,
      limit: wabas[0]?.messagingLimit?.tier,
      total,
      byCanSend: sorted(summary.byCanSend),
    }),
    right: (truth) => {
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
