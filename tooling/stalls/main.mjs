// Inputs within the documented limits that are made to hold up the server, and what each of them costs.
export { attacksOfProviders } from './attacks-of-providers.mjs';

/**
 * @typedef {object} Attack
 * @property {string} name
 * @property {RegExp} answer what the caller is answered
 * @property {() => Promise<import('./watched-server.mjs').Cost>} cost starts a server, attacks it and ends it
 */
