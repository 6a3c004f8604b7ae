import type { AnyPlugin } from '@wabascope/directory';
import { builtInProviders } from './built-in-providers.js';

/** Loads all built-in providers, in the order of their IDs. */
export function builtInPlugins(): Promise<AnyPlugin[]> {
  return Promise.all(Object.values(builtInProviders).map((load) => load()));
}
