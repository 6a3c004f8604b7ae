import { type CacheSettings, readCacheSettings } from './cache-settings.js';
import type { Fault } from './fault.js';
import type { HttpSettings } from './http-schema.js';
import type { Configuration } from './model.js';
import { type ReferenceSources, resolveReferences } from './references.js';
import { readStoreSettings, type StoreSettings } from './store-settings.js';

/** A configuration that is complete: references are resolved, and each part has its type. */
export interface FinalConfiguration extends CacheSettings {
  readonly configuration: Configuration;
  /** Absent when nothing is said of it, or nothing that can be used; so is `store`. */
  readonly http?: HttpSettings;
  readonly store?: StoreSettings;
  /** Everything that is wrong so far; what the providers say of their settings comes later. */
  readonly faults: readonly Fault[];
}

/** Completes what is written with what its references stand for. It reads nothing but `sources`. */
export async function finaliseConfiguration(
  written: Configuration,
  sources: ReferenceSources,
): Promise<FinalConfiguration> {
  const { configuration, faults } = resolveReferences(written, sources);
  const { faults: ofCache, ...cache } = readCacheSettings(configuration);
  const { faults: ofStore, ...store } = readStoreSettings(configuration, sources);
  const { faults: ofHttp, ...http } = await readHttp(configuration, sources);
  return { configuration, ...cache, ...store, ...http, faults: [...faults, ...ofCache, ...ofStore, ...ofHttp] };
}

/** Loaded only where it is written: the schema of this part is larger than all that stdio needs. */
async function readHttp(
  configuration: Configuration,
  sources: ReferenceSources,
): Promise<{ http?: HttpSettings; faults: Fault[] }> {
  if (configuration.http === undefined) return { faults: [] };
  const { readHttpSettings } = await import('./http-settings.js');
  return readHttpSettings(configuration, sources);
}
