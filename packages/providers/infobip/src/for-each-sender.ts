import { isProviderError, type ProviderError, type Warning } from '@wabascope/core';

/** Concurrent calls, where the host does not pace. */
const groupSize = 8;

/**
 * Makes a call for each sender. A call that fails costs only its value, with a warning. If all calls of a group fail, no more
 * follow. A sender that Infobip does not find has no value.
 * @param what The value, for the warning.
 */
export async function forEachSender(
  senders: readonly string[],
  what: string,
  load: (sender: string) => Promise<string | null | undefined>,
): Promise<{ values: ReadonlyMap<string, string>; warnings: readonly Warning[] }> {
  const values = new Map<string, string>();
  const failures: ProviderError[] = [];

  async function settle(sender: string): Promise<void> {
    try {
      const value = await load(sender);
      if (value) values.set(sender, value);
    } catch (error) {
      if (!isProviderError(error)) throw error;
      if (error.code !== 'not-found') failures.push(error);
    }
  }

  let tried = 0;
  let failedInGroup = 0;
  while (tried < senders.length && failedInGroup < groupSize) {
    const group = senders.slice(tried, tried + groupSize);
    const failedBefore = failures.length;
    await Promise.all(group.map(settle));
    tried += group.length;
    failedInGroup = failures.length - failedBefore;
  }
  const [first] = failures;
  if (first === undefined) return { values, warnings: [] };
  const missing = `The ${what} of ${failures.length + senders.length - tried} of ${senders.length} senders`;
  const message = `${missing} could not be read (${first.code}): ${first.message}`;
  return { values, warnings: [{ type: 'other', message, raw: first.details.upstreamMessage ?? first.code }] };
}
