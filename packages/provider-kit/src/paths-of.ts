import type * as z from 'zod';

const maxPaths = 20;
/** The name of a member. Other keys may be data, as in a map. */
const nameLike = /^[A-Za-z_][\w-]{0,39}$|^\d{1,7}$/;

/** The paths where a value differs from its schema, dotted and without values. The root is `(row)`. At most 20. */
export function pathsOf(error: z.ZodError): string[] {
  const paths = new Set<string>();
  for (const { path } of error.issues) {
    if (paths.size === maxPaths) break;
    paths.add(path.map((key) => (nameLike.test(String(key)) ? String(key) : '*')).join('.') || '(row)');
  }
  return [...paths];
}
