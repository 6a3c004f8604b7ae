/** @typedef {import('./truth.mjs').Truth} Truth */
/** @typedef {import('./truth.mjs').TrueNumber} TrueNumber */

/** @param {readonly unknown[]} rows */
export function expected(rows) {
  return { total: rows.length, rows: 'all of them match', rest: 'reachable' };
}

/** @param {string | undefined} status */
export function isOpen(status) {
  return status === 'DECLINED' || status === 'PENDING_REVIEW';
}

/** @param {TrueNumber} each */
export function hasPayment({ reasons }) {
  return reasons.includes('waba-payment');
}

/** @param {TrueNumber} each */
export function hostsOf({ number: { callbacks = {} } }) {
  const urls = [callbacks.statusUrl, callbacks.inboundUrl].filter((url) => url !== undefined);
  return [...new Set(urls.map((url) => new URL(url.includes('://') ? url : `https://${url}`).host))];
}

/** @param {readonly TrueNumber[]} all */
export function duplicatesIn(all) {
  /** @type {Map<string, Set<string>>} */
  const accounts = new Map();
  for (const { account, number } of all) {
    const known = accounts.get(number.phoneNumber ?? '') ?? new Set();
    accounts.set(number.phoneNumber ?? '', known.add(account));
  }
  return all.filter(
    ({ number }) => number.phoneNumber !== undefined && (accounts.get(number.phoneNumber)?.size ?? 0) > 1,
  );
}

/** @param {Truth} truth */
export function oneNumber({ numbers: all }) {
  const found = all.find(({ account, canSend }) => account.startsWith('telnyx-generated') && canSend === 'BLOCKED');
  if (found === undefined) throw new Error('The fleet has no such number.');
  return found;
}

/** @param {Truth} truth */
export function oneWaba({ wabas }) {
  const found = wabas.find(({ account }) => account.startsWith('meta-generated'));
  if (found === undefined) throw new Error('The fleet has no such WABA.');
  return found;
}

/** @param {import('./truth.mjs').TrueWaba} each */
export const isNotApproved = ({ waba }) =>
  ['REJECTED', 'DISABLED', 'RESTRICTED', 'PENDING'].includes(waba.accountReviewStatus ?? '');
export const unverified = [
  'not_verified',
  'pending',
  'pending_submission',
  'pending_need_more_info',
  'rejected',
  'failed',
  'revoked',
  'expired',
];
