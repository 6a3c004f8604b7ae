import assert from 'node:assert/strict';
import {
  openProvider,
  type PaceOptions,
  type Provider,
  type ProviderContext,
  type ProviderPlugin,
} from '@wabascope/core';
import { type FakeApi, fakeApi } from './fake-api/fake-api.js';
import type { Respond } from './fake-api/respond.js';
import type { Fixtures } from './fixtures.js';
import { type Operation, operationsOf } from './operation.js';
import { noteStart } from './work.js';

/** The plugin under test, and what the checks need of it. */
export interface Subject {
  readonly fixtures: Fixtures;
  readonly operations: readonly Operation[];
  readonly plugin: () => Promise<ProviderPlugin>;
  /** Requests and timers that importing the plugin started. */
  readonly workOfImport: () => Promise<readonly string[]>;
  /** Made-up settings that together have a value of every setting. */
  readonly completeSettings: readonly Readonly<Record<string, unknown>>[];
  /** Precedes the paths of the exchanges. */
  readonly baseUrl: string;
  /** The made-up values of the secret settings. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Opens an account with the settings of the fixtures, overridden by `settings`. `respond` is its API. */
  readonly open: (respond: Respond, settings?: Readonly<Record<string, unknown>>) => Promise<Account>;
}

export interface Account extends FakeApi {
  readonly provider: Provider;
  /** Arguments of each call of `context.log`. Later calls are appended. */
  readonly logged: readonly (readonly unknown[])[];
  /** The scopes of the calls of `context.pace`. Later calls are appended. */
  readonly scopes: readonly string[];
  /** Requests that were not recorded, each with what is wrong. Empty if the account does not read recorded exchanges. */
  readonly unexpected: readonly string[];
  /** Requests and timers that opening the account started. */
  readonly workOfOpening: readonly string[];
}

/** Imports a module with the plugin as its default export. */
export type LoadPlugin<Settings> = () => Promise<{ readonly default: ProviderPlugin<Settings> }>;

export function subjectOf<Settings>(load: LoadPlugin<Settings>, fixtures: Fixtures): Subject {
  let loading: Promise<{ result: ProviderPlugin; work: readonly string[] }> | undefined;
  const loaded = () => {
    loading ??= noteStart(async () => {
      const { default: plugin } = await load();
      assert.ok(typeof plugin === 'object' && plugin !== null, 'The plugin must be the default export.');
      // The suite passes the validated settings on without reading them, so their type does not matter.
      return plugin as ProviderPlugin;
    });
    return loading;
  };
  const plugin = async () => (await loaded()).result;
  const baseUrl = fixtures.baseUrl ?? fixtures.settings.baseUrl;
  assert.ok(typeof baseUrl === 'string', 'The fixtures must have a base URL: in baseUrl, or in a setting.');
  const completeSettings = [fixtures.otherSettings ?? {}]
    .flat()
    .map((others) => present({ ...fixtures.settings, ...others }));

  return {
    fixtures,
    operations: operationsOf(fixtures),
    plugin,
    workOfImport: async () => (await loaded()).work,
    completeSettings,
    baseUrl,
    secrets: async () => {
      const { info } = (await plugin()).settings;
      const values = completeSettings.flatMap((settings) =>
        Object.entries(settings).flatMap(([name, value]) => (info[name]?.secret ? [value].flat().map(String) : [])),
      );
      return [...new Set(values)];
    },
    open: async (respond, settings = {}) => {
      const opened = await plugin();
      const { fetch, calls } = fakeApi(respond);
      const logged: unknown[][] = [];
      const log = (...given: unknown[]) => void logged.push(given);
      const scopes: string[] = [];
      const pace = async <T>(send: (own: ProviderContext['fetch']) => Promise<T>, options: PaceOptions = {}) => {
        if (options.scope !== undefined) scopes.push(options.scope);
        return send(fetch);
      };
      // Read here, because a check replaces Date later.
      const { now } = Date;
      const context = { fetch, now, log, pace };
      const { result: provider, work } = await noteStart(() =>
        openProvider(opened, { ...fixtures.settings, ...settings }, context),
      );
      return { provider, fetch, calls, logged, scopes, unexpected: [], workOfOpening: work };
    },
  };
}

function present(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
