// Inputs within the documented limits that are made to hold up the server, and what each of them costs.
export { attacksOfCallers, callers } from './attacks-of-callers.mjs';
export { attacksOfPlugins } from './attacks-of-plugins.mjs';
export { attacksOfProviders, providers } from './attacks-of-providers.mjs';

/** @typedef {import('./watched-server.mjs').Cost} Cost */
