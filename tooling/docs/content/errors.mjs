import { table } from './markdown.mjs';

/** @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin */

/** Codes of errors that a user can fix. */
const fixable = ['auth', 'clock-skew', 'config', 'not-found', 'permission'];

/**
 * For each provider, the messages of its errors and what to do, from its error table.
 * @param {readonly AnyPlugin[]} plugins
 */
export async function errorTables(plugins) {
  const sections = await Promise.all(plugins.map(errorSection));
  return sections.filter((section) => section !== '').join('\n\n');
}

/** @param {AnyPlugin} plugin */
async function errorSection({ id, name }) {
  const { errors, errorsFor } = await import(`../../../packages/providers/${id}/dist/errors.js`);
  /** @type {readonly import('@wabascope/provider-kit').ErrorEntry[]} */
  const entries = (errors ?? errorsFor('token')).table;
  const messages = entries.flatMap(({ code, message }) =>
    fixable.includes(code) && typeof message === 'string' ? [message] : [],
  );
  if (messages.length === 0) return '';
  return `### ${name}\n\n${table(['message', 'what to do'], messages.map(cells))}`;
}

/** A message names the problem first, then the remedy. @param {string} message */
function cells(message) {
  const [, problem = message, remedy = ''] = /^(.*?)(?:[;.] )(.*)$/s.exec(message) ?? [];
  return [problem.replace(/\.$/, ''), remedy.charAt(0).toUpperCase() + remedy.slice(1)];
}
