// Inputs within the documented limits that are made to hold up the server, and what each of them costs.
export { attacksOfCallers, callers } from './attacks-of-callers.mjs';
export { attacksOfPlugins } from './attacks-of-plugins.mjs';
export { attacksOfProviders } from './attacks-of-providers.mjs';

/**
 * @typedef {import('./watched-server.mjs').Cost} Cost
 *
 * An attack on its own server.
 * @typedef {object} Attack
 * @property {string} name
 * @property {RegExp} response matches what the caller receives
 * @property {() => Promise<Cost>} cost starts a server, attacks it and ends it
 *
 * A message of a caller, to a server that is shared.
 * @typedef {object} Message
 * @property {string} name
 * @property {RegExp} response
 * @property {() => string} body
 *
 * @typedef {object} Scene
 * @property {(body: string) => Promise<Cost>} costOf
 * @property {Cost} fill the cost of the first question
 * @property {() => Promise<void>} end
 */
