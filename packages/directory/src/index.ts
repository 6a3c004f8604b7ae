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
export type { AccountsQuery } from './accounts-query.js';
export { createDirectory } from './create-directory.js';
export type { ChangesOptions, Directory } from './directory.js';
export type { AccountOf, CacheOptions, DirectoryOptions, PluginLoaders } from './directory-options.js';
export type { AccountFailure, AccountWarning } from './fetching/account-results.js';
export type { CredentialSummary } from './fetching/credentials.js';
export type { AccountSummary } from './fetching/last-fetches.js';
export type { DirectoryObserver } from './fetching/observer.js';
export type { CallOptions, Progress } from './fetching/side-by-side.js';
export {
  createMemoryStore,
  type FetchResult,
  type Snapshot,
  type SnapshotStore,
  type SnapshotStores,
} from './fetching/snapshot.js';
export { type GroupKey, groupKeys, type NeededField, type NumberGroup } from './numbers/group-keys.js';
export type { GroupCounts, MoreGroups } from './numbers/groups.js';
export { type NotReported, notReported } from './numbers/not-reported.js';
export type { NumbersQuery } from './numbers/numbers-query.js';
export type {
  DirectoryNumber,
  NumbersOptions,
  NumbersResult,
  NumbersSummary,
  QueryReadAs,
  Reach,
} from './numbers/numbers-result.js';
export type { ProviderCounts } from './numbers/provider-counts.js';
export { type ClosableFetch, createFetch, withUserAgent } from './pacing/fetch.js';
export { createLocalPacer, maxPauseMs } from './pacing/local-pacer.js';
export type { Budget, Pacer, Slot } from './pacing/pacer.js';
export { proxyVariable } from './pacing/proxy.js';
export { userAgentFormat, userAgentPattern } from './pacing/user-agent.js';
export { ArgumentError, isArgumentError } from './text/argument-error.js';
export { traceOf } from './text/error-trace.js';
export type { Failure } from './text/failure.js';
export { type WabaGroupKey, type WabasQuery, wabaGroupKeys } from './wabas/wabas-query.js';
export type { DirectoryWaba, WabasOptions, WabasResult, WabasSummary } from './wabas/wabas-result.js';
