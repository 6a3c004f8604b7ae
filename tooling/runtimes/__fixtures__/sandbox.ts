import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { onTestFinished } from 'vitest';

/** What every runtime lists from the sandbox. */
export const everyNumber = { total: 318, failures: [] };

/** A sandbox of every provider, and its accounts as JSON. */
export async function fleet(): Promise<{ sandbox: Sandbox; accounts: string }> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  return { sandbox, accounts: JSON.stringify(sandbox.accounts()) };
}
