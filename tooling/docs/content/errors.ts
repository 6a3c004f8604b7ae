import type { AnyPlugin } from '@wabascope/directory';
import type { ErrorEntry } from '@wabascope/provider-kit';
import { table } from './markdown.js';

/** Codes of errors that a user can fix. */
const fixable = ['auth', 'clock-skew', 'config', 'not-found', 'permission'];

/** For each provider, the messages of its errors and what to do, from its error table. */
export async function errorTables(plugins: readonly AnyPlugin[]): Promise<string> {
  const sections = await Promise.all(plugins.map(errorSection));
  return sections.filter((section) => section !== '').join('\n\n');
}

async function errorSection({ id, name }: AnyPlugin): Promise<string> {
  const { errors, errorsFor } = await import(`../../../packages/providers/${id}/dist/errors.js`);
  const entries: readonly ErrorEntry[] = (errors ?? errorsFor('token')).table;
  const messages = entries.flatMap(({ code, message }) =>
    fixable.includes(code) && typeof message === 'string' ? [message] : [],
  );
  if (messages.length === 0) return '';
  return `### ${name}\n\n${table(['message', 'what to do'], messages.map(cells))}`;
}

/** A message names the problem first, then the remedy. */
function cells(message: string): string[] {
  const [, problem = message, remedy = ''] = /^(.*?)(?:[;.] )(.*)$/s.exec(message) ?? [];
  return [problem.replace(/\.$/, ''), remedy.charAt(0).toUpperCase() + remedy.slice(1)];
}
