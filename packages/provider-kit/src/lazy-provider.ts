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
      async function* listNumbers(options?: ListOptions) {
        yield* (await account()).listNumbers(options);
      }
      async function* getWabas(options?: ListOptions) {
        yield* (await account()).getWabas?.(options) ?? [];
      }
      async function describeCredential(options?: Pick<ListOptions, 'signal'>) {
        return (await account()).describeCredential?.(options) ?? {};
      }
      return {
        listNumbers,
        ...(plugin.reports.waba.length > 0 ? { getWabas } : {}),
        ...(describesCredential ? { describeCredential } : {}),
      };
    },
  };
}

function accountContext(provider: string, settings: unknown, context: ProviderContext): AccountContext {
  const values = typeof settings === 'object' && settings !== null ? Object.values(settings) : [];
  return { ...context, provider, secrets: values.filter((value) => value instanceof Secret) };
}
