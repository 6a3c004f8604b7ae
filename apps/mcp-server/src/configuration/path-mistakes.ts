import { quotesProblem } from '@wabascope/core';
import type { ProblemText } from './problem.js';

/** What a shell replaces in a path. Clients start the server without a shell. */
const forms: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['%NAME%', /%[A-Za-z_]\w{0,99}(\(x86\))?%/i],
  ['$env:NAME', /(^|[\\/])\$env:\w/i],
  ['$NAME', /(^|[\\/])\$[A-Za-z_]\w*([\\/]|$)/],
  ['~', /(^|[\\/])~([\\/]|$)/],
];

/**
 * The problem of a path with a placeholder or quotes that no shell has replaced; undefined when there is none.
 * @param subject Of the message.
 */
export function pathMistake(path: string, subject = 'It'): ProblemText | undefined {
  const inQuotes = quotesProblem(path, subject);
  if (inQuotes !== undefined) return inQuotes;
  const [form] = forms.find(([, pattern]) => pattern.test(path)) ?? [];
  if (form === undefined) return undefined;
  return {
    message: `${subject} contains a placeholder that no program has filled in: ${form}.`,
    remedy: 'Write the complete path.',
  };
}
