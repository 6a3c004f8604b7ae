import { groupsOf, page } from './expectations.mjs';

/** @typedef {import('./truth.mjs').Truth} Truth */
/** @typedef {import('./truth.mjs').TrueNumber} TrueNumber */

/**
 * @typedef {object} Question
 * @property {string} question
 * @property {(truth: Truth) => readonly (readonly [tool: string, args: Record<string, unknown>])[]} calls The best calls: at
 *   most two.
 * @property {(data: any, next: any, truth: Truth) => unknown} found What the results of the calls contain.
 * @property {(truth: Truth) => unknown} expected What it must be, from the truth.
 */

/** @type {(test: (each: TrueNumber) => boolean) => (truth: Truth) => TrueNumber[]} */
const numbers = (test) => (truth) => truth.numbers.filter(test);

/**
 * A question about some numbers: how many there are, and the worst of them.
 * @param {string} question
 * @param {(each: TrueNumber) => boolean} test
 * @param {Record<string, unknown>} args
 * @returns {Question}
 */
export function list(question, test, args) {
  return {
    question,
    calls: () => [['list-numbers', args]],
    found: (data, _, truth) => page(data, numbers(test)(truth)),
    expected: (truth) => ({ total: numbers(test)(truth).length, rows: 'all of them match', rest: 'reachable' }),
  };
}

/**
 * @param {string} key
 * @param {(each: TrueNumber) => string | undefined} read
 * @returns {Question}
 */
export function perKey(key, read) {
  return {
    question: `Per ${key === 'waba' ? 'WABA' : key}: how many can send, are limited, or blocked?`,
    calls: () => [['list-numbers', { groupBy: [key] }]],
    // Accounts may have different names for a WABA.
    found: (data) => ({
      groups: data.groups.map((/** @type {any} */ { wabaName: _, ...group }) => group),
      moreGroups: data.moreGroups,
    }),
    expected: (truth) => groupsOf(truth.numbers, key, read),
  };
}
