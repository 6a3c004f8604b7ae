import { countsOf, sorted } from './expectations.mjs';
import { expected } from './facts.mjs';

/** @typedef {import('./list-question.mjs').Question} Question */
/** @typedef {import('./truth.mjs').Truth} Truth */
/** @typedef {import('./truth.mjs').TrueNumber} TrueNumber */

/** The words of a field, the best first. */
const words = {
  quality: ['GREEN', 'YELLOW', 'RED'],
  status: ['CONNECTED', 'FLAGGED', 'DISCONNECTED'],
  'can-send': ['AVAILABLE', 'LIMITED', 'BLOCKED'],
};

/** @typedef {keyof typeof words} Kind */

/**
 * @param {Kind} kind
 * @param {TrueNumber} each
 */
function rankOf(kind, { number, canSend }) {
  const word = { quality: number.qualityRating, status: number.status, 'can-send': canSend }[kind];
  return words[kind].indexOf(word ?? '');
}

/**
 * The numbers whose word became worse.
 * @param {Kind} kind
 * @param {Truth} truth
 */
function worse(kind, { before, numbers }) {
  const earlier = new Map(before.map((each) => [`${each.account} ${each.number.id}`, rankOf(kind, each)]));
  return numbers.filter((each) => {
    const [from, to] = [earlier.get(`${each.account} ${each.number.id}`) ?? -1, rankOf(kind, each)];
    return from !== -1 && to > from;
  });
}

/**
 * @param {string} question
 * @param {string} since
 * @param {Kind} kind
 * @param {(row: any, each: TrueNumber) => boolean} explains Whether a row has what the question is about.
 * @returns {Question}
 */
function worseOf(question, since, kind, explains) {
  return {
    question,
    calls: () => [['list-changes', { since, kinds: [kind], directions: ['worse'], limit: 15 }]],
    found({ changes, summary, nextCursor }, _, truth) {
      const known = new Map(worse(kind, truth).map((each) => [`${each.account} ${each.shown}`, each]));
      const isRight = changes.every((/** @type {any} */ row) => {
        const each = known.get(`${row.account} ${row.number}`);
        return each !== undefined && explains(row, each);
      });
      const isComplete = (changes.length === summary.total) === (nextCursor === undefined);
      return {
        total: summary.total,
        rows: isRight && changes.length > 0 ? 'all of them match' : 'some do not match',
        rest: isComplete ? 'reachable' : 'lost',
      };
    },
    expected: (truth) => expected(worse(kind, truth)),
  };
}

/** @type {readonly Question[]} */
export const aboutChanges = [
  {
    question: 'What got worse since yesterday?',
    calls: () => [['list-changes', { since: '24h', directions: ['worse'], limit: 0 }]],
    found: ({ summary }) => sorted(summary.byKind),
    expected: (truth) =>
      countsOf(/** @type {Kind[]} */ (Object.keys(words)).flatMap((kind) => worse(kind, truth).map(() => kind))),
  },
  worseOf(
    'Which numbers lost quality this week?',
    '7d',
    'quality',
    ({ to }, { number }) => to === number.qualityRating,
  ),
  worseOf(
    'Which numbers stopped being able to send since yesterday, and why?',
    '24h',
    'can-send',
    ({ to, reasons }, each) =>
      to === each.canSend && reasons.every((/** @type {string} */ code) => each.reasons.includes(code)),
  ),
];
