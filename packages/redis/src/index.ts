export { checkAddress } from './address.js';
export { openSharedStore, type SharedStore, type SharedStoreOptions, type StoreHealth } from './shared-store.js';
