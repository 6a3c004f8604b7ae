import assert from 'node:assert/strict';
import { AsyncResource } from 'node:async_hooks';
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
import { noteStart, noteTest, resultOf } from './work.js';

/** The plugin under test, and what the checks need of it. */
export interface Subject {
  readonly fixtures: Fixtures;
  readonly operations: readonly Operation[];
  readonly plugin: () => Promise<ProviderPlugin>;
  /**
   * Runs a test. What it leaves open no longer keeps the process alive. A failure after a request without the context has
   * that as its cause.
   */
  readonly test: (body: () => Promise<void>) => Promise<void>;
  /** What the tests left open. Later tests append to it. */
  readonly leftOpen: readonly string[];
  /** Everything that importing the plugin started. */
  readonly workOfImport: () => Promise<readonly string[]>;
  /** Made-up settings that together have a value of every setting. */
  readonly completeSettings: readonly Readonly<Record<string, unknown>>[];
  /** Precedes the paths of the exchanges. */
  readonly baseUrl: string;
  /** The made-up values of the secret settings. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Opens an account with the settings of the fixtures, overridden by `settings`. `respond` is its API, `now` its clock. */
  readonly open: (
    respond: Respond,
    settings?: Readonly<Record<string, unknown>>,
    now?: () => number,
  ) => Promise<Account>;
}

export interface Account extends FakeApi {
  readonly provider: Provider;
  /** Arguments of each call of `context.log`. Later calls are appended. */
  readonly logged: readonly (readonly unknown[])[];
  /** The scopes of the calls of `context.pace`. Later calls are appended. */
  readonly scopes: readonly string[];
  /** Requests that were not recorded, each with what is wrong. Empty if the account does not read recorded exchanges. */
  readonly unexpected: readonly string[];
  /** Everything that opening the account started. */
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

  const leftOpen: string[] = [];
  // Outside of every test, so that the API of the suite is not part of what a test observes.
  const outside = new AsyncResource('wabascope-provider-testing');

  return {
    fixtures,
    operations: operationsOf(fixtures),
    plugin,
    test: async (body) => {
      const { outcome, requests, open } = await noteTest(body, (name) => leftOpen.push(name));
      leftOpen.push(...open);
      if (outcome.status === 'rejected' && requests.length > 0) {
        throw new Error(unseenRequests(requests), { cause: outcome.reason });
      }
      resultOf(outcome);
    },
    leftOpen,
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
    open: async (respond, settings = {}, now = Date.now) => {
      const opened = await plugin();
      const { fetch, calls } = fakeApi((call) => outside.runInAsyncScope(respond, undefined, call));
      const logged: unknown[][] = [];
      const log = (...given: unknown[]) => void logged.push(given);
      const scopes: string[] = [];
      const pace = async <T>(send: (own: ProviderContext['fetch']) => Promise<T>, options: PaceOptions = {}) => {
        if (options.scope !== undefined) scopes.push(options.scope);
        return send(fetch);
      };
      const context = { fetch, now, log, pace };
      const { result: provider, work } = await noteStart(() =>
        openProvider(opened, { ...fixtures.settings, ...settings }, context),
      );
      return { provider, fetch, calls, logged, scopes, unexpected: [], workOfOpening: work };
    },
  };
}

/** A sentence about requests without the `fetch` of the context. */
export function unseenRequests(requests: readonly string[]): string {
  const remedy = 'Use the fetch of the context, as createHttpClient of the kit does: the host limits and proxies it.';
  return `The provider makes requests without the host: ${[...new Set(requests)].join(', ')}. ${remedy}`;
}

function present(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
