import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { onTestFinished } from 'vitest';

/** What every runtime lists from the sandbox. */
export const everyNumber = { total: 107, failures: [] };

/** The providers that this package installs. */
const providers = ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'] as const;

/** A sandbox of these providers, and its accounts as JSON. */
export async function fleet(): Promise<{ sandbox: Sandbox<(typeof providers)[number]>; accounts: string }> {
  const sandbox = await startSandbox({ providers });
  onTestFinished(() => sandbox.close());
  return { sandbox, accounts: JSON.stringify(sandbox.accounts()) };
}
