/** @typedef {import('./truth.mjs').TrueNumber} TrueNumber */

const words = /** @type {const} */ (['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE']);

/**
 * What a page says about the numbers that it should list.
 * @param {any} data
 * @param {readonly TrueNumber[]} expected
 */
export function page(data, expected) {
  const known = new Set(expected.map(({ account, shown }) => `${account} ${shown}`));
  return said(
    data,
    data.numbers,
    (row) => known.has(`${row.account} ${row.number}`),
    expected,
    (row) => row.canSendMessage,
  );
}

/**
 * @param {any} data
 * @param {readonly import('./truth.mjs').TrueWaba[]} expected
 */
export function wabaPage(data, expected) {
  const known = new Set(expected.map(({ account, waba }) => `${account} ${waba.id}`));
  return said(
    data,
    data.wabas,
    (row) => known.has(`${row.account} ${row.id}`),
    expected,
    (row) => row.canSendMessage,
  );
}

/**
 * @param {any} data
 * @param {readonly any[]} rows
 * @param {(row: any) => boolean} isExpected
 * @param {readonly { canSend: string }[]} expected
 * @param {(row: any) => string | undefined} verdictOf
 */
function said(data, rows, isExpected, expected, verdictOf) {
  const worst = [...expected]
    .map(({ canSend }) => rankOf(canSend))
    .sort((a, b) => a - b)
    .slice(0, rows.length);
  const isWorst = rows.every((row, index) => verdictOf(row) === undefined || rankOf(verdictOf(row)) === worst[index]);
  const isComplete = rows.length === data.total ? data.nextCursor === undefined : data.nextCursor !== undefined;
  return {
    total: data.total,
    rows: rows.every(isExpected) && isWorst ? 'all of them match' : 'some do not match',
    rest: isComplete ? 'reachable' : 'lost',
  };
}

/** @param {string | undefined} word */
function rankOf(word) {
  return words.indexOf(/** @type {any} */ (word));
}

/**
 * How often each word occurs, the words in the order of the alphabet.
 * @param {readonly string[]} all
 */
export function countsOf(all) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const word of all) counts[word] = (counts[word] ?? 0) + 1;
  return sorted(counts);
}

/**
 * @param {Readonly<Record<string, number>>} counts
 * @returns {Record<string, number>}
 */
export function sorted(counts) {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The groups of one key as `list-numbers` has them, without the names of WABAs.
 * @param {readonly TrueNumber[]} numbers
 * @param {string} key
 * @param {(each: TrueNumber) => string | undefined} read
 */
export function groupsOf(numbers, key, read) {
  /** @type {Map<string, TrueNumber[]>} */
  const byValue = new Map();
  for (const each of numbers) {
    const value = read(each) ?? 'NOT_REPORTED';
    byValue.set(value, [...(byValue.get(value) ?? []), each]);
  }
  const groups = [...byValue].map(([value, rows]) => ({ value, rows, by: abilitiesOf(rows) }));
  groups.sort(
    (a, b) =>
      words
        .slice(0, 3)
        .map((word) => (b.by[word] ?? 0) - (a.by[word] ?? 0))
        .find((difference) => difference !== 0) ||
      b.rows.length - a.rows.length ||
      (a.value < b.value ? -1 : 1),
  );
  const rest = groups.slice(50).flatMap(({ rows }) => rows);
  return {
    groups: groups.slice(0, 50).map(({ value, rows, by }) => ({
      [key]: value,
      count: rows.length,
      byCanSend: by,
    })),
    moreGroups:
      groups.length > 50 ? { groups: groups.length - 50, count: rest.length, byCanSend: abilitiesOf(rest) } : undefined,
  };
}

/**
 * @param {readonly TrueNumber[]} numbers
 * @returns {Record<string, number>}
 */
function abilitiesOf(numbers) {
  const counts = countsOf(numbers.map(({ canSend }) => canSend));
  return Object.fromEntries(words.flatMap((word) => (counts[word] === undefined ? [] : [[word, counts[word]]])));
}

/** @param {readonly TrueNumber[]} numbers */
export function reachOf(numbers) {
  const able = numbers.filter(({ canSend }) => canSend === 'AVAILABLE' || canSend === 'LIMITED');
  const limits = able.flatMap(({ limit }) => (limit?.perDay === undefined ? [] : [limit]));
  /** @type {Map<string, number>} */
  const portfolios = new Map();
  for (const { scope, portfolioId, perDay } of limits) {
    if (scope !== 'portfolio' || portfolioId === undefined) continue;
    portfolios.set(portfolioId, Math.min(portfolios.get(portfolioId) ?? Number.POSITIVE_INFINITY, heightOf(perDay)));
  }
  const ofNumbers = limits.filter(({ scope }) => scope === 'phone').map(({ perDay }) => heightOf(perDay));
  const shared = limits.filter(
    ({ scope, portfolioId }) => scope !== 'phone' && !(scope === 'portfolio' && portfolioId !== undefined),
  );
  const unknown = shared.map(({ perDay }) => heightOf(perDay));
  return {
    ...sumOf([...ofNumbers, ...portfolios.values()]),
    notReported: able.length - limits.length,
    unknownScope: { numbers: shared.length, ...sumOf(unknown) },
  };
}

/** @param {number | 'unlimited' | undefined} perDay */
function heightOf(perDay) {
  return perDay === 'unlimited' ? Number.POSITIVE_INFINITY : (perDay ?? 0);
}

/** @param {readonly number[]} limits */
function sumOf(limits) {
  const finite = limits.filter(Number.isFinite);
  return { perDay: finite.reduce((sum, limit) => sum + limit, 0), unlimited: limits.length - finite.length };
}
