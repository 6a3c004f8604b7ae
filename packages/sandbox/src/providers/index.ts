import type { FleetSize, SandboxProvider } from '../sandbox-provider.js';
import { all } from './all.js';

type All = typeof all;

export type ProviderId = keyof All;

/** What each provider serves, by id: `Fleet['meta']` is Meta's part. */
export type Fleet = { readonly [P in ProviderId]: All[P]['defaultFleet'] };

/** What a client needs to read each provider, apart from the address. */
export type ProviderCredentials = { readonly [P in ProviderId]: ReturnType<All[P]['accounts']>[string] };

export const providers: { readonly [P in ProviderId]: SandboxProvider<Fleet[P], ProviderCredentials[P]> } = all;

// The keys of a module, which `keys` types as strings.
export const providerIds = Object.keys(all) as readonly ProviderId[];

/** What each provider serves by default. */
export const defaultFleet = Object.fromEntries(providerIds.map((id) => [id, providers[id].defaultFleet])) as Fleet;

/**
 * Makes a large fleet of a provider, for measurements. The same size makes the same fleet.
 * @throws {Error} If the sandbox cannot generate fleets of this provider.
 */
export function generateFleet<P extends ProviderId>(provider: P, size: FleetSize): Fleet[P] {
  const { generateFleet: generate } = providers[provider];
  if (generate === undefined) throw new Error(`The sandbox cannot generate a fleet of ${provider}.`);
  return generate(size);
}
