// Inputs within the documented limits that are made to hold up the server, and what each of them costs.
export { attacksOfCallers, callers } from './attacks-of-callers.mjs';
export { attacksOfPlugins } from './attacks-of-plugins.mjs';
export { attacksOfProviders, providers } from './attacks-of-providers.mjs';

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
 * A response of a provider, to a server that is shared.
 * @typedef {object} Response
 * @property {string} name
 * @property {string} provider
 * @property {RegExp} response matches what the caller receives
 * @property {() => string} body
 *
 * @typedef {object} Providers
 * @property {(attack: Response) => Promise<Cost>} costOf compares the memory with that of the new server
 * @property {() => Promise<void>} end
 *
 * @typedef {object} Scene
 * @property {(body: string) => Promise<Cost>} costOf
 * @property {Cost} fill the cost of the first question
 * @property {() => Promise<void>} end
 */
