import { table } from './markdown.mjs';

/** @typedef {import('@wabascope/directory').AnyPlugin} AnyPlugin */
/** @typedef {import('@wabascope/provider-kit').ErrorEntry} ErrorEntry */

const providers = new URL('../../../packages/providers/', import.meta.url);

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
  const entries = (await errorTableOf(id)).filter(({ code }) => fixable.includes(code));
  const messages = entries.flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
  if (messages.length === 0) return '';
  return `### ${name}\n\n${table(['message', 'what to do'], messages.map(cells))}`;
}

/** @type {(id: string) => Promise<readonly ErrorEntry[]>} */
async function errorTableOf(id) {
  const { errors } = await import(new URL(`${id}/dist/errors.js`, providers).href);
  if (errors !== undefined) return errors.table;
  const { errorTable } = await import(new URL(`${id}/dist/error-table.js`, providers).href);
  return errorTable;
}

/** A message names the problem first, then the remedy. @param {string} message */
function cells(message) {
  const [, problem = message, remedy = ''] = /^(.*?)(?:[;.] )(.*)$/s.exec(message) ?? [];
  return [problem.replace(/\.$/, ''), remedy.charAt(0).toUpperCase() + remedy.slice(1)];
}
