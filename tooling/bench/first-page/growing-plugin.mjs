import { defineProvider } from '@wabascope/core';

const qualities = /** @type {const} */ (['GREEN', 'YELLOW', 'RED']);
const statuses = /** @type {const} */ (['CONNECTED', 'CONNECTED', 'CONNECTED', 'FLAGGED', 'DISCONNECTED']);

/**
 * A plugin without requests, whose accounts have `count` numbers each.
 * @param {number} count
 */
export function growingPlugin(count) {
  /** @type {Map<string, import('@wabascope/core').PhoneNumber[]>} */
  const rows = new Map();

  /** @param {string} alias */
  function rowsOf(alias) {
    const known = rows.get(alias) ?? Array.from({ length: count }, (_, index) => numberOf(alias, index));
    rows.set(alias, known);
    return known;
  }

  const plugin = defineProvider({
    specificationVersion: 1,
    id: 'growing',
    name: 'Growing',
    reports: { number: ['phoneNumber', 'status'], waba: ['name'] },
    settings: {
      schema: { '~standard': { version: 1, vendor: 'bench', validate: (value) => ({ value }) } },
      info: { alias: { description: 'Its own alias.', required: true, secret: false, type: 'string' } },
    },
    create(settings) {
      const { alias } = /** @type {{ alias: string }} */ (settings);
      return {
        async *listNumbers() {
          yield { items: rowsOf(alias), warnings: [] };
        },
        async *getWabas() {
          yield { items: [{ id: `9${alias.slice(-4)}`, name: alias }], warnings: [] };
        },
      };
    },
  });

  return {
    plugin,
    /** Gives the first number of an account another name and status. @param {string} alias */
    rename(alias) {
      const [first, ...others] = rowsOf(alias);
      if (first === undefined) return;
      const isBanned = first.status === 'BANNED';
      const renamed = { ...first, verifiedName: `${first.verifiedName}'`, status: isBanned ? 'CONNECTED' : 'BANNED' };
      rows.set(alias, [/** @type {import('@wabascope/core').PhoneNumber} */ (renamed), ...others]);
    },
  };
}

/**
 * @param {string} alias
 * @param {number} index
 * @returns {import('@wabascope/core').PhoneNumber}
 */
function numberOf(alias, index) {
  const digits = `4930${alias.slice(-4)}${String(index).padStart(4, '0')}`;
  return {
    id: digits,
    phoneNumber: `+${digits}`,
    displayPhoneNumber: `+49 30 ${digits.slice(4)}`,
    verifiedName: `Shop ${alias.slice(-4)}-${index}`,
    status: statuses[index % statuses.length] ?? 'CONNECTED',
    qualityRating: qualities[index % qualities.length] ?? 'GREEN',
    messagingLimit: { tier: 'TIER_1K', perDay: 1_000, scope: 'phone' },
  };
}
