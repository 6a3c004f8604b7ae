/**
 * How far the local clock is ahead of the provider's, in milliseconds; negative when it is behind, 0 when it may be
 * right, undefined when the answer has no `Date`. That header has whole seconds and was written some time between
 * sending and receiving, so this is the least that the clock is off.
 * @param sentAt By the local clock, as `receivedAt`: milliseconds since 1970.
 */
export function clockOffsetMs(headers: Headers, sentAt: number, receivedAt: number): number | undefined {
  const earliest = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(earliest)) return undefined;
  const latest = earliest + 999;
  if (sentAt > latest) return sentAt - latest;
  return receivedAt < earliest ? receivedAt - earliest : 0;
}
