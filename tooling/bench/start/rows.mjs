/** The names under which servers are measured. */
export const subjects = {
  floor: 'raw JSON-RPC, no SDK',
  bare: 'the bare SDK in one file',
  first: 'wabascope-mcp, first start',
  later: 'wabascope-mcp, later start',
  sandbox: 'wabascope-mcp --sandbox, first start',
};

/**
 * @typedef {import('../report.mjs').Row} Row
 * @typedef {import('../report.mjs').Target} Target
 * @typedef {{ ms: number, megabytes: number, tools: number, tokens: number }} Figures medians; tokens of the tool list
 */

/** @type {readonly { key: keyof Figures, measure: string, unit: string }[]} */
const measures = [
  { key: 'ms', measure: 'process started → tools listed', unit: 'ms' },
  { key: 'megabytes', measure: 'memory then', unit: 'MB' },
  { key: 'tokens', measure: 'tokens of the tool list', unit: 'o200k' },
];

/**
 * The lines of the table: each measure of each server, and for ours what it is to reach.
 * @param {ReadonlyMap<string, Figures>} figures
 * @param {readonly string[]} peers
 * @returns {Row[]}
 */
export function startRows(figures, peers) {
  /** @type {(name: string, key: keyof Figures) => number} */
  const of = (name, key) => figures.get(name)?.[key] ?? Number.NaN;
  /** @type {(name: string, other: string, key: keyof Figures, atMost: number) => Target} */
  const ratio = (name, other, key, atMost) => ({ against: other, is: of(name, key) / of(other, key), atMost });
  /** @type {(key: keyof Figures) => string} */
  const best = (key) => peers.toSorted((a, b) => of(a, key) - of(b, key))[0] ?? '';

  const { floor, bare, first, later } = subjects;
  /** @type {Record<keyof Figures, Record<string, Target[]>>} */
  const targets = {
    ms: {
      [first]: [ratio(first, best('ms'), 'ms', 1), ratio(first, bare, 'ms', 1.2), ratio(first, floor, 'ms', 4)],
      [later]: [ratio(later, floor, 'ms', 2.5)],
    },
    megabytes: {
      [first]: [ratio(first, best('megabytes'), 'megabytes', 1)],
      [later]: [ratio(later, best('megabytes'), 'megabytes', 1)],
    },
    tokens: { [first]: [{ against: 'a limit for four tools', is: of(first, 'tokens'), atMost: 1_000 }] },
    tools: {},
  };

  return measures.flatMap(({ key, measure, unit }) =>
    [...figures].flatMap(([name, own]) => {
      const tools = key === 'tokens' ? `, ${own.tools} tools` : '';
      const row = { measure, subject: `${name}${tools}`, value: own[key], unit };
      const [once, ...more] = targets[key][name] ?? [];
      if (once === undefined) return key === 'tokens' && !peers.includes(name) ? [] : [row];
      return [once, ...more].map((target) => ({ ...row, target }));
    }),
  );
}
