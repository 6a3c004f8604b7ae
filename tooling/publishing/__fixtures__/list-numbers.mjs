// Imports the modules that its arguments name, lists the numbers of a sandbox, and prints one line.
import { createDirectory } from '@wabascope/directory';
import { startSandbox } from '@wabascope/sandbox';

for (const specifier of process.argv.slice(2)) await import(specifier);

const sandbox = await startSandbox({ providers: ['awal'] });
const directory = await createDirectory({
  accounts: sandbox.accounts(),
  providers: { awal: async () => (await import('@wabascope/provider-awal')).default },
});
const { total, failures } = await directory.listNumbers();
console.log(`${total} numbers, ${failures.length} failures`);
await directory.close();
await sandbox.close();
