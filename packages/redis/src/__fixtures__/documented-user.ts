import { readFileSync } from 'node:fs';

/** The words after `ACL SETUSER` in docs/scaling.md: the name of a user, and its rules. */
export const documentedUser: readonly string[] =
  /^ACL SETUSER (.*)$/m
    .exec(readFileSync(new URL('../../../../docs/scaling.md', import.meta.url), 'utf8'))?.[1]
    ?.split(' ') ?? [];

/** The address with this user and its password instead of the default user without a password. */
export function asDocumentedUser(url: string): string {
  const address = new URL(url);
  if (address.password !== '') return url;
  address.username = documentedUser[0] ?? '';
  address.password = documentedUser.find((word) => word.startsWith('>'))?.slice(1) ?? '';
  return address.href;
}
