export { afterChanges } from './after-change.js';
export type { Baseline, NumberState, RowState, WabaState } from './baseline.js';
export {
  type Change,
  type ChangeDirection,
  type ChangeKind,
  changeDirections,
  changeKinds,
  type FilteredChange,
} from './change.js';
export type { ChangesQuery, ChangesResult, ChangesSummary } from './changes-query.js';
export type { Deliveries, DeliveryState, WaitingChange, WaitingDigest } from './deliveries.js';
export { type FlatChange, flatChange, readFlatChange } from './flat-change.js';
export { FolderError } from './folder/folder-error.js';
export { type FolderJournalOptions, openFolderJournal } from './folder/open-folder-journal.js';
export type { ChangeCount, Journal, JournalEntry, JournalRange } from './journal.js';
export { isJournalError, JournalError } from './journal-error.js';
export { type CheckedChangesQuery, type ListChangesOptions, listChanges } from './list-changes.js';
export { createMemoryDeliveries } from './memory-deliveries.js';
export { createMemoryJournal, type MemoryJournalOptions } from './memory-journal.js';
export { type Clock, systemClock } from './notify/clock.js';
export type { NotifyLog } from './notify/deliver.js';
export { type Notifier, type NotifierOptions, startNotifier } from './notify/notifier.js';
export { isSigningSecret, signingSecretFormat } from './notify/signature.js';
export { type NotifyFormat, type NotifyTarget, notifyFormats } from './notify/target.js';
export { packRows, type Rows, unpackRows } from './packed-rows.js';
export type { JournalPosition } from './position.js';
export type { AccountFetch, FetchedRows } from './rules/account-fetch.js';
export type { ComparedAccount } from './rules/change-of.js';
export { type Comparison, compareFetch } from './rules/compare.js';
export { digitsOf, isChangeOf, withoutNumber } from './same-number.js';
export { rangeSince } from './since.js';
