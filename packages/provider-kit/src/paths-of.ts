import type * as z from 'zod';

const most = 20;
/** What names of members look like. Anything else may be content, as the keys of a map are. */
const nameLike = /^[A-Za-z_][\w-]{0,39}$|^\d{1,7}$/;

/** Where a value differs from its schema, in dots and without content; the root is `(row)`. Twenty at most. */
export function pathsOf(error: z.ZodError): string[] {
  const paths = new Set<string>();
  for (const { path } of error.issues) {
    if (paths.size === most) break;
    paths.add(path.map((key) => (nameLike.test(String(key)) ? String(key) : '*')).join('.') || '(row)');
  }
  return [...paths];
}
