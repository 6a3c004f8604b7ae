/** A callback URL without the user and password that it may contain. */
export function withoutCredentials(url: string | null | undefined): string | undefined {
  return url?.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
}
