export type { Baseline, NumberState, RowState, WabaState } from './baseline.js';
export { type Change, type ChangeDirection, type ChangeKind, changeDirections, changeKinds } from './change.js';
export type { ChangesQuery, ChangesResult, ChangesSummary } from './changes-query.js';
export type { Deliveries, DeliveryState, WaitingChange } from './deliveries.js';
export type { ChangeCount, Journal, JournalEntry, JournalRange } from './journal.js';
export { createMemoryDeliveries } from './memory-deliveries.js';
export type { JournalPosition } from './position.js';
