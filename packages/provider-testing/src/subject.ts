import assert from 'node:assert/strict';
import type { PaceOptions, Provider, ProviderContext, ProviderPlugin, StandardResult } from '@wabascope/core';
import type { Answer } from './far-side/answer.js';
import { type FarSide, farSide } from './far-side/far-side.js';
import type { Fixtures } from './fixtures.js';
import { type Operation, operationsOf } from './operation.js';
import { noteWork } from './work.js';

/** The plugin under test and what is known of it. */
export interface Subject {
  readonly fixtures: Fixtures;
  readonly operations: readonly Operation[];
  readonly plugin: () => Promise<ProviderPlugin>;
  /** Requests and timers that importing the plugin started. */
  readonly workOfImport: () => Promise<readonly string[]>;
  /** A made-up value of every setting. */
  readonly completeSettings: Readonly<Record<string, unknown>>;
  /** Where the paths of the exchanges begin. */
  readonly baseUrl: string;
  /** The made-up values of the secret settings. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Opens an account with the settings of the fixtures, some of them other, on a far side that plays `answer`. */
  readonly open: (answer: Answer, settings?: Readonly<Record<string, unknown>>) => Promise<Account>;
}

export interface Account extends FarSide {
  readonly provider: Provider;
  /** Arguments of each call of `context.log`; it grows. */
  readonly logged: readonly (readonly unknown[])[];
  /** The scopes that calls of `context.pace` named; it grows. */
  readonly scopes: readonly string[];
  /** Requests and timers that `create` started by itself. */
  readonly workOfCreate: readonly string[];
}

/** Imports a module whose default export is the plugin. */
export type LoadPlugin<Settings> = () => Promise<{ readonly default: ProviderPlugin<Settings> }>;

export function subjectOf<Settings>(load: LoadPlugin<Settings>, fixtures: Fixtures): Subject {
  let loading: Promise<{ result: ProviderPlugin; work: readonly string[] }> | undefined;
  const loaded = () => {
    loading ??= noteWork(async () => {
      const { default: plugin } = await load();
      assert.ok(typeof plugin === 'object' && plugin !== null, 'The plugin must be the default export.');
      // What its schema gives goes back to it unseen, so that the suite need not know the type.
      return plugin as ProviderPlugin;
    });
    return loading;
  };
  const plugin = async () => (await loaded()).result;
  const baseUrl = fixtures.baseUrl ?? fixtures.settings.baseUrl;
  assert.ok(typeof baseUrl === 'string', 'The fixtures must say where their paths begin: in baseUrl, or in a setting.');
  const completeSettings = { ...fixtures.settings, ...fixtures.otherSettings };

  return {
    fixtures,
    operations: operationsOf(fixtures),
    plugin,
    workOfImport: async () => (await loaded()).work,
    completeSettings,
    baseUrl,
    secrets: async () => {
      const { info } = (await plugin()).settings;
      return Object.entries(completeSettings).flatMap(([name, value]) =>
        info[name]?.secret ? [value].flat().map(String) : [],
      );
    },
    open: async (answer, settings = {}) => {
      const opened = await plugin();
      const { schema } = opened.settings;
      const checked = accepted(await schema['~standard'].validate({ ...fixtures.settings, ...settings }));
      const { fetch, calls } = farSide(answer);
      const logged: unknown[][] = [];
      const log = (...given: unknown[]) => void logged.push(given);
      const scopes: string[] = [];
      const pace = async <T>(send: (own: ProviderContext['fetch']) => Promise<T>, options: PaceOptions = {}) => {
        if (options.scope !== undefined) scopes.push(options.scope);
        return send(fetch);
      };
      const context = { fetch, now: () => Date.now(), log, pace };
      const { result: provider, work } = await noteWork(() => opened.create(checked, context));
      return { provider, fetch, calls, logged, scopes, workOfCreate: work };
    },
  };
}

function accepted(result: StandardResult<unknown>): unknown {
  const complaints = result.issues?.map(({ path, message }) => `${path?.map(String).join('.')}: ${message}`);
  assert.ok(result.issues === undefined, `The settings of the fixtures are refused: ${complaints?.join('; ')}`);
  return result.value;
}
