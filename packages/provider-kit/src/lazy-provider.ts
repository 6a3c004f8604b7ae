import type { ListOptions, Provider, ProviderContext, ProviderPlugin } from '@wabascope/core';
import type { AccountContext } from './http-types.js';
import { Secret } from './secret.js';

/** The module that opens accounts, `account.ts` by convention. */
export interface AccountModule<Settings> {
  openAccount(settings: Settings, context: AccountContext): Provider;
}

/** A plugin without `create`. */
export type LazyPlugin<Settings, Input = unknown> = Omit<
  ProviderPlugin<Settings, Input>,
  'specificationVersion' | 'create'
> & {
  /** Imports the module that opens accounts. Called before the first fetch of an account. */
  readonly load: () => Promise<AccountModule<Settings>>;
  /** Set this if the accounts have `describeCredential`. */
  readonly describesCredential?: true;
};

/**
 * A plugin that loads its account code before the first fetch, because phone number metadata and mapping tables cost
 * memory and startup time. Its accounts have `getWabas` if `reports.waba` names a field.
 */
export function lazyProvider<Settings, Input = unknown>(
  lazy: LazyPlugin<Settings, Input>,
): ProviderPlugin<Settings, Input> {
  const { load, describesCredential, ...plugin } = lazy;
  return {
    specificationVersion: 1,
    ...plugin,
    create(settings, context) {
      let opened: Promise<Provider> | undefined;
      const open = async () => (await load()).openAccount(settings, accountContext(plugin.name, settings, context));
      const account = () => {
        opened ??= open().catch((error: unknown) => {
          opened = undefined;
          throw error;
        });
        return opened;
      };
      return {
        listNumbers: (options) => numbersOf(account, options),
        ...(plugin.reports.waba.length > 0 ? { getWabas: (options) => wabasOf(account, options) } : {}),
        ...(describesCredential
          ? { describeCredential: async (options) => (await account()).describeCredential?.(options) ?? {} }
          : {}),
      };
    },
  };
}

type OpenedAccount = () => Promise<Provider>;

// Not functions of each account: there may be thousands, and an asynchronous generator takes 400 bytes.
async function* numbersOf(account: OpenedAccount, options?: ListOptions): ReturnType<Provider['listNumbers']> {
  yield* (await account()).listNumbers(options);
}

async function* wabasOf(account: OpenedAccount, options?: ListOptions): ReturnType<NonNullable<Provider['getWabas']>> {
  yield* (await account()).getWabas?.(options) ?? [];
}

function accountContext(provider: string, settings: unknown, context: ProviderContext): AccountContext {
  const values = typeof settings === 'object' && settings !== null ? Object.values(settings) : [];
  // A copy reserves no memory for more.
  const secrets = values.filter((value) => value instanceof Secret).slice();
  // Not `...context`: V8 would give each object its own description, and there may be thousands.
  return Object.assign({}, context, { provider, secrets });
}
