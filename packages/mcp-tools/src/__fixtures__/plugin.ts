import { defineProvider, type PhoneNumber, type Waba } from '@wabascope/core';
import { createDirectory, type Directory } from '@wabascope/directory';

interface Fleet {
  readonly numbers: readonly PhoneNumber[];
  readonly wabas?: readonly Waba[];
}

/** A directory with these accounts, by alias. */
export function directoryOf(accounts: Readonly<Record<string, Fleet>>): Promise<Directory> {
  const aliases = Object.keys(accounts);
  const acme = defineProvider<{ alias: string }>({
    specificationVersion: 1,
    id: 'acme',
    name: 'Acme',
    reports: { number: ['phoneNumber', 'status'], waba: ['name'] },
    settings: {
      info: { alias: { description: 'Alias.', required: true, secret: false, type: 'string' } },
      schema: {
        '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value: value as { alias: string } }) },
      },
    },
    create: ({ alias }) => ({
      async *listNumbers() {
        yield { items: accounts[alias]?.numbers ?? [], warnings: [] };
      },
      async *getWabas() {
        yield { items: accounts[alias]?.wabas ?? [], warnings: [] };
      },
    }),
  });
  return createDirectory({
    accounts: Object.fromEntries(aliases.map((alias) => [alias, { provider: 'acme' as const, alias }])),
    providers: { acme: async () => acme },
  });
}
