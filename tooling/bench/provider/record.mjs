import { createDirectory } from '@wabascope/directory';
import alibaba from '@wabascope/provider-alibaba';
import { generateFleet, startSandbox } from '@wabascope/sandbox';

/**
 * The sandbox's response bodies for a listing of one account with `numbers` numbers, by action.
 * @param {number} numbers
 */
export async function record(numbers) {
  const sandbox = await startSandbox({
    providers: ['alibaba'],
    fleet: { alibaba: generateFleet('alibaba', { accounts: 1, numbers }) },
  });
  /** @type {Record<string, string>} */
  const responses = {};
  /** @type {typeof globalThis.fetch} */
  const recording = async (input, init) => {
    const response = await fetch(input, init);
    responses[new Headers(init?.headers).get('x-acs-action') ?? ''] = await response.clone().text();
    return response;
  };
  const accounts = sandbox.accounts();
  const directory = await createDirectory({ accounts, providers: { alibaba: async () => alibaba }, fetch: recording });
  const { total } = await directory.listNumbers();
  await directory.close();
  await sandbox.close();
  if (total !== numbers) throw new Error(`The sandbox has shown ${total} of ${numbers} numbers.`);
  return responses;
}
