/** Text of a provider as one segment of a path: percent-encoded, and U+FFFD for half of a surrogate pair. */
export function pathSegment(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
