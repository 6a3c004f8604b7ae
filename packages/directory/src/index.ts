export { ArgumentError, isArgumentError } from './argument-error.js';
export { ConfigurationError, type ConfigurationProblem, isConfigurationError } from './configuration-error.js';
export { createDirectory } from './create-directory.js';
export {
  type AccountFailure,
  type AccountSummary,
  type AccountWarning,
  type CallOptions,
  type CredentialSummary,
  type Directory,
  type DirectoryNumber,
  type DirectoryWaba,
  type NotReported,
  type NumbersOptions,
  type NumbersQuery,
  type NumbersResult,
  type NumbersSummary,
  notReported,
  type Progress,
  type QueryReadAs,
  type WabasQuery,
  type WabasResult,
} from './directory.js';
export type { CacheOptions, DirectoryOptions } from './directory-options.js';
export type { Failure } from './failure.js';
export { createFetch, type Web } from './fetch.js';
export { inTime } from './in-time.js';
export {
  type AnyPlugin,
  defaultPluginSeconds,
  type LoadedPlugin,
  loadPlugin,
  type PluginLoader,
} from './load-plugins.js';
export { createLocalPacer } from './local-pacer.js';
export { createMemoryStore } from './memory-store.js';
export { nearest } from './nearest.js';
export type { DirectoryObserver } from './observer.js';
export type { AccountSettings } from './open-accounts.js';
export type { Budget, Pacer, Slot } from './pacer.js';
export type { FetchResult, Snapshot, SnapshotStore, SnapshotStores } from './snapshot.js';
