import type { Provider, ProviderContext } from '@wabascope/core';
import type { Exchange } from '@wabascope/provider-testing';
import { builtInProviders } from '../../apps/mcp-server/src/built-in-providers.js';
import { fixtureOf } from './fixtures.js';
import { openAccount } from './listing.js';

/** A listing of a provider, with the exchanges that were recorded for it. */
export interface Recording {
  readonly name: string;
  readonly provider: string;
  readonly lists: 'numbers' | 'wabas';
  readonly exchanges: readonly Exchange[];
  /** Values that must not appear in any output. */
  readonly secrets: readonly string[];
  open(fetch: ProviderContext['fetch']): Promise<Provider>;
}

/** `recordings.json` in the fixtures of a provider. */
export interface ProviderRecordings {
  /** The settings of every recording. Secrets begin with `hidden`. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly recordings: readonly {
    readonly lists: Recording['lists'];
    /** Names of fixtures with exchanges, which are read one after the other. */
    readonly files: readonly string[];
    readonly settings?: Readonly<Record<string, unknown>>;
  }[];
  /** An undocumented error, with the words "words of the provider". */
  readonly unknownError: object;
  /** `false` if the provider's errors have words and no code. */
  readonly errorsHaveCodes?: boolean;
  readonly memberLists: readonly MemberListData[];
}

/** A listing whose response can be made from other rows. */
export interface MemberListData {
  readonly name: string;
  /** The name of a recording. */
  readonly recording: string;
  /** Position of the exchange that holds the rows. */
  readonly position: number;
  /** Members that hold the rows or report success: a listing may fail without them. */
  readonly decisive: readonly string[];
  /** Members of a row that identify it: a row may be skipped without them. */
  readonly identity: readonly string[];
  /** The body, with `@rows`, `@row`, `@map`, `@lists` or `=count` instead of the rows. */
  readonly body: unknown;
  /** A row with every member that the provider reads. `#` is its number; a text that begins with `=` becomes a number. */
  readonly row: object;
  /** Members of a row in which `@` becomes an integer of 18 digits, and the field of the model that then has it. */
  readonly longInteger?: { readonly in: object; readonly field: string };
  /** Whether several rows may become one item. */
  readonly mergesRows?: boolean;
}

/** Shorter than the first wait before a retry, so that nothing is retried. */
const timeoutMs = 199;

export const recordedProviders = Object.fromEntries(
  Object.keys(builtInProviders).map((id) => [id, fixtureOf<ProviderRecordings>(id, 'recordings')]),
);

export const recordings: readonly Recording[] = Object.entries(recordedProviders).flatMap(([provider, recorded]) =>
  recorded.recordings.map(({ lists, files, settings }) => {
    const all = { ...recorded.settings, ...settings };
    return {
      name: `${lists} of ${files.map((file) => `${provider}/${file}`).join(' and ')}`,
      provider,
      lists,
      exchanges: files.flatMap((file) => fixtureOf<Exchange[]>(provider, file)),
      secrets: Object.values(all)
        .map(String)
        .filter((value) => value.startsWith('hidden')),
      open: (fetch) => openAccount(provider, { ...all, timeoutMs }, { fetch, now: () => Date.UTC(2026, 0, 1) }),
    };
  }),
);

export function recordingOf(name: string): Recording {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`There is no recording ${name}.`);
  return found;
}
