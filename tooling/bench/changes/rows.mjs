/** @typedef {import('@wabascope/core').PhoneNumber} PhoneNumber */

/** Milliseconds since 1970. */
export const start = Date.UTC(2026, 0, 1);

/**
 * New rows, as a fetch of a large account returns them.
 * @param {number} count
 * @param {number} [changed] the number of rows at the beginning whose quality is low
 * @returns {PhoneNumber[]}
 */
export function numbers(count, changed = 0) {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `1${String(index).padStart(14, '0')}`,
    phoneNumber: `+4915${String(index).padStart(9, '0')}`,
    verifiedName: `Branch ${index} of a company with many branches`,
    wabaId: `2${String(index % 1_000).padStart(14, '0')}`,
    status: 'CONNECTED',
    qualityRating: index < changed ? 'RED' : 'GREEN',
    nameStatus: 'APPROVED',
    messagingLimit: { tier: 'TIER_10K', perDay: 10_000, scope: 'portfolio' },
    healthStatus: { canSendMessage: 'AVAILABLE' },
  }));
  // As they arrive: the strings of one fetch are not those of another.
  return JSON.parse(JSON.stringify(rows));
}

/** @param {number} time milliseconds since 1970 */
export function iso(time) {
  return new Date(time).toISOString();
}

const changeKinds = /** @type {const} */ (['quality', 'status', 'can-send', 'name-status']);

/**
 * @param {number} count
 * @param {number} from the number of the first
 * @param {string} seenAt
 * @returns {import('@wabascope/changes').Change[]}
 */
export function changesOf(count, from, seenAt) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(from + index).padStart(22, 'x'),
    seenAt,
    since: seenAt,
    account: `account-${index % 100}`,
    provider: 'acme',
    kind: changeKinds[index % changeKinds.length] ?? 'quality',
    direction: index % 3 === 0 ? 'better' : 'worse',
    numberId: `1${String(from + index).padStart(14, '0')}`,
    number: `+4915${String(from + index).padStart(9, '0')}`,
    name: `Branch ${index} of a company with many branches`,
    wabaId: `2${String(index % 1_000).padStart(14, '0')}`,
    from: 'GREEN',
    to: 'RED',
    // As every fourth kind has them.
    ...(index % changeKinds.length === 2 ? { reasons: ['quality-red'] } : {}),
  }));
}
