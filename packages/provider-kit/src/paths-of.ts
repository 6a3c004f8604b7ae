import { cleanText } from '@wabascope/core';
import type * as z from 'zod';

const most = 20;

/** Where an answer differs from its schema, in dots and without values; the root is `(row)`. Twenty at most. */
export function pathsOf(error: z.ZodError): string[] {
  const paths = error.issues.map(({ path }) => cleanText(path.map(String).join('.'), 100) || '(row)');
  return [...new Set(paths)].slice(0, most);
}
