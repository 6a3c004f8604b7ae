// Compiled with the oldest TypeScript that is supported. It runs nothing.
import { assessNumber, openProvider } from '@wabascope/core';
import { createDirectory, type NumbersResult } from '@wabascope/directory';
import alibaba from '@wabascope/provider-alibaba';
import antgst from '@wabascope/provider-antgst';
import awal from '@wabascope/provider-awal';
import meta from '@wabascope/provider-meta';
import nxcloud from '@wabascope/provider-nxcloud';
import { startSandbox } from '@wabascope/sandbox';

export async function list(): Promise<NumbersResult> {
  const sandbox = await startSandbox();
  const account = await openProvider(meta, sandbox.accounts().oslo);
  for await (const { items } of account.listNumbers()) {
    const verdicts: string[] = items.map((number) => assessNumber(number).canSendMessage);
    console.log(verdicts);
  }
  const providers = { awal: async () => awal, meta: async () => meta };
  // @ts-expect-error Awal has no such setting.
  await createDirectory({ accounts: { a: { provider: 'awal', apiKey: 'made-up' } }, providers });
  const plugins = { alibaba, antgst, awal, meta, nxcloud };
  const all = Object.fromEntries(Object.entries(plugins).map(([id, plugin]) => [id, async () => plugin]));
  const directory = await createDirectory({ accounts: sandbox.accounts(), providers: all });
  return directory.listNumbers({ canSend: ['BLOCKED'], limit: 3 });
}
