import { markdownTable } from 'markdown-table';

/**
 * One line of the table.
 * @typedef {object} Row
 * @property {string} measure what was measured
 * @property {string} subject of what
 * @property {number} value
 * @property {string} unit
 * @property {Target} [target] what the value is to reach; absent where it is there to be compared with
 *
 * @typedef {object} Target
 * @property {string} against what it is compared with
 * @property {number} is the value, or its ratio to what it is compared with
 * @property {number} [atMost]
 * @property {number} [atLeast]
 */

/**
 * @param {{ machine: import('./machine.mjs').Machine, rows: readonly Row[] }} results
 * @returns {string} Markdown
 */
export function report({ machine, rows }) {
  const { node, platform, processor, cores, memoryGB, load } = machine;
  const header = ['measure', 'of', 'result', 'compared with', 'is', 'to reach', 'met'];
  const lines = rows.map(({ measure, subject, value, unit, target }) => [
    measure,
    subject,
    `${figure(value)} ${unit}`,
    ...(target === undefined
      ? ['', '', '', '']
      : [target.against, figure(target.is), goal(target), isMet(target) ? 'yes' : '**no**']),
  ]);
  const table = markdownTable([header, ...lines], { align: ['l', 'l', 'r', 'l', 'r', 'l', 'l'] });
  return `Node ${node}, ${platform}, ${cores} cores (${processor}), ${memoryGB} GB, load ${load}\n\n${table}`;
}

/** @param {Target} target */
export function isMet({ is, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) {
  return is <= atMost && is >= atLeast;
}

/** @param {Target} target */
function goal({ atMost, atLeast }) {
  return [atMost === undefined ? '' : `≤ ${figure(atMost)}`, atLeast === undefined ? '' : `≥ ${figure(atLeast)}`]
    .filter(Boolean)
    .join(', ');
}

/** @param {number} value with as many digits as mean something */
function figure(value) {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
