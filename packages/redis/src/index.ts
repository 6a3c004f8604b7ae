export { openSharedStore, type SharedStore, type SharedStoreOptions, type StoreHealth } from './shared-store.js';
