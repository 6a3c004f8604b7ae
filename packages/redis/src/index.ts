export { checkAddress } from './address.js';
export type { SharedJournalOptions } from './journal/shared-journal.js';
export { openSharedStore, type SharedStore, type SharedStoreOptions, type StoreHealth } from './shared-store.js';
