export {
  ConfigurationError,
  type ConfigurationProblem,
  isConfigurationError,
  type ProblemSource,
} from './accounts/configuration-error.js';
export { inTime } from './accounts/in-time.js';
export {
  type AnyPlugin,
  defaultPluginSeconds,
  type LoadedPlugin,
  loadPlugin,
  type PluginLoader,
} from './accounts/load-plugins.js';
export type { AccountSettings } from './accounts/open-accounts.js';
export { placeholderProblem } from './accounts/placeholders.js';
export { createDirectory } from './create-directory.js';
export {
  type AccountFailure,
  type AccountSummary,
  type AccountWarning,
  type CallOptions,
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
export { createMemoryStore } from './fetching/memory-store.js';
export type { DirectoryObserver } from './fetching/observer.js';
export type { FetchResult, Snapshot, SnapshotStore, SnapshotStores } from './fetching/snapshot.js';
export { createFetch, type Web } from './pacing/fetch.js';
export { createLocalPacer } from './pacing/local-pacer.js';
export type { Budget, Pacer, Slot } from './pacing/pacer.js';
export { ArgumentError, isArgumentError } from './text/argument-error.js';
export { nearest } from './text/closest-word.js';
export type { Failure } from './text/failure.js';
